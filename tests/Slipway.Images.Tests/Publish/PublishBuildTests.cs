using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class PublishBuildTests
{
    private static readonly AbsolutePath Settings = "/code/images.props";

    [Fact]
    public void Build_publishes_all_projects_in_parallel_with_the_same_properties() =>
        Golden.Match(Build("1.2.3").WriteBuild(Settings) + "\n", "images.proj.txt");

    [Fact]
    public void Settings_keep_the_output_apart_and_name_a_folder_for_each_project() => Golden.Match(Build("1.2.3").WriteSettings() + "\n", "images.props.txt");

    [Theory]
    [InlineData("1.2.3", "Version=1.2.3;")]
    [InlineData("1.33.1+rke2r1", "Version=1.33.1+rke2r1;")]
    [InlineData("1;Evil=$(x)", "Version=1%3BEvil=%24%28x%29;")]
    public void Version_reaches_msbuild_as_it_is(string version, string expected) => Build(version).WriteBuild(Settings).ToString().ShouldContain(expected);

    [Fact]
    public void Revision_that_is_not_known_leaves_the_projects_own_default() =>
        (Build("1.2.3") with { Revision = null }).WriteBuild(Settings).ToString().ShouldNotContain("Commit=");

    [Fact]
    public void Programs_with_their_own_runtime_are_published_apart_for_each_platform()
    {
        var build = Build("1.2.3") with
        {
            Projects =
            [
                new PublishTarget("/src/A/A.csproj", "/code/publish/0-A", new PublishFlavor(DotNetPublishMode.SelfContained, "linux-arm64")),
                new PublishTarget("/src/A/A.csproj", "/code/publish/1-A", new PublishFlavor(DotNetPublishMode.SelfContained, "linux-x64")),
                new PublishTarget("/src/B/B.csproj", "/code/publish/2-B", new PublishFlavor(DotNetPublishMode.SingleFile, "linux-musl-x64")),
                new PublishTarget("/src/C/C.csproj", "/code/publish/3-C", new PublishFlavor(DotNetPublishMode.NativeAot, "linux-arm64")),
                new PublishTarget("/src/D/D.csproj", "/code/publish/4-D"),
            ],
        };
        Golden.Match(build.WriteBuild(Settings) + "\n" + build.WriteSettings() + "\n", "own-runtime.txt");
    }

    private static PublishBuild Build(string version) =>
        new([new PublishTarget("/src/A (1)/A.csproj", "/code/publish/0-A"), new PublishTarget("/src/B/B.csproj", "/code/publish/1-B")], version, "0123abcd");
}
