using Slipway.Images;
using Slipway.Release;

/// <summary>How this repository is built and released: <c>./build.sh Publish</c>.</summary>
internal sealed class Build : NukeBuild, IClean, IPack, ITest, IEndToEnd, IDockerBuild, IServeRegistry
{
    public static int Main() => Execute<Build>(build => ((ICompile)build).Compile);

    private static AbsolutePath Gateway => RootDirectory / "src" / "Gateway";

    IReadOnlyList<ImageSpec> IDockerBuild.Images =>
    [
        new("controller", Gateway / "Controller") { Ports = [8081] },
        new("sds", Gateway / "Sds") { Ports = [8082] },
        new("proxy", Gateway / "Proxy") { Ports = [8080, 8083] },
    ];

    IReadOnlyList<string> IDockerBuild.ImageFiles => ["src/Gateway/**", "src/Directory.*", "Directory.*", "global.json"];

    string IDockerBuild.ImageLicenses => "Apache-2.0";
}
