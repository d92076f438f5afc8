using Slipway.Release;

/// <summary>How this repository is built and released: <c>./build.sh Publish</c>.</summary>
internal sealed class Build : NukeBuild, IClean, IPack, ITest, IEndToEnd
{
    public static int Main() => Execute<Build>(build => ((ICompile)build).Compile);
}
