using Slipway.Helm;
using Slipway.Images;
using Slipway.Release;

/// <summary>How this repository is built and released: <c>./build.sh Publish</c>.</summary>
internal sealed partial class Build : NukeBuild, IClean, IPack, ITest, IEndToEnd, IDockerBuild, IHelmPackage, IVerifyLocal, IVerifyKind, IPublish, IServeRegistry, IScan, IVerifySignatures, IUnstage, ICleanup
{
    public static int Main() => Execute<Build>(build => ((ICompile)build).Compile);

    private static AbsolutePath Gateway => RootDirectory / "src" / "Gateway";

    IReadOnlyList<ImageSpec> IDockerBuild.Images =>
    [
        new("controller", Gateway / "Controller") { Ports = [8081] },
        new("sds", Gateway / "Sds") { Ports = [8082] },
        new("proxy", Gateway / "Proxy") { Ports = [8080, 8083] },
        new("echo", Gateway / "Echo") { Ports = [8080, 8083, 8084] },
    ];

    IReadOnlyList<ChartSpec> IHelmPackage.Charts =>
    [
        new(Gateway / "charts" / "gateway-crds"),
        new(Gateway / "charts" / "gateway")
        {
            Images = new Dictionary<string, string> { ["controller.image"] = "controller", ["sds.image"] = "sds", ["proxy.image"] = "proxy" },
        },
    ];

    IReadOnlyList<string> IDockerBuild.ImageFiles => ["src/Gateway/**", "src/Directory.*", "Directory.*", "global.json"];

    string IDockerBuild.ImageLicenses => "Apache-2.0";

    void ITest.DeclareTestInputs(AbsolutePath project, InputSet inputs) => inputs.Files(project.NameWithoutExtension switch
    {
        "Gateway.Tests" => ["src/Gateway/charts/**"],
        "Repository.Tests" => ["**", ".git/index"],
        "Slipway.Engine.Tests" => ["src/Slipway.Engine/build-events.schema.json"],
        "Slipway.Release.Tests" => ["src/Slipway.Release/release.schema.json"],
        "Slipway.Helm.Tests" => ["src/Gateway/charts/**", ".nuke/temp/tools/*"],
        "Slipway.Verification.Tests" => ["src/Slipway.Verification/verification.schema.json", "src/Slipway.Verification/README.md"],
        _ => [],
    });
}
