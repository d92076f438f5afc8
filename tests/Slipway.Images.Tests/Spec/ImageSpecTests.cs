using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class ImageSpecTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public ImageSpecTests() => _temp.Write("Hello/Hello.csproj", "<Project />");

    private ImageSpec Valid => new("team/hello", _temp["Hello"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Spec_needs_only_a_name_and_a_project()
    {
        Valid.Validate().ShouldBeEmpty();
        Valid.BaseImage.ShouldBe("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled");
        Valid.Platforms.ShouldBe(["linux/amd64", "linux/arm64"]);
        Valid.User.ShouldBe(10101);
        (Valid with { Content = new DotNetProject(_temp["Hello/Hello.csproj"]), BaseImage = "host", Ports = [8080], Entrypoint = ["/bin/x"] }).Validate().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello")]
    [InlineData("hello:1.0")]
    [InlineData("hello@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/hello")]
    [InlineData("hello/")]
    [InlineData("hello world")]
    public void Validate_refuses_the_name(string name) =>
        (Valid with { Name = name }).Validate().ShouldHaveSingleItem().ShouldStartWith($"Image '{name}': this is no name of an image");

    [Fact]
    public void Validate_refuses_a_project_that_is_missing() =>
        (Valid with { Content = new DotNetProject(_temp["None"]) }).Validate().ShouldBe([$"Image 'team/hello': the project '{_temp["None"]}' does not exist."]);

    [Fact]
    public void Validate_refuses_a_folder_without_project()
    {
        _temp.Write("Empty/readme.md", "");
        (Valid with { Content = new DotNetProject(_temp["Empty"]) }).Validate().ShouldBe([$"Image 'team/hello': the folder '{_temp["Empty"]}' has no project."]);
    }

    [Fact]
    public void Validate_refuses_a_folder_with_several_projects()
    {
        _temp.Write("Hello/Other.fsproj", "<Project />");
        Valid.Validate().ShouldBe([$"Image 'team/hello': the folder '{_temp["Hello"]}' has 2 projects (Hello.csproj, Other.fsproj): name one of them."]);
    }

    [Fact]
    public void Validate_refuses_a_file_that_is_no_project() =>
        (Valid with { Content = new DotNetProject(_temp.Write("a.txt", "")) }).Validate().ShouldHaveSingleItem().ShouldContain("is no .NET project");

    [Theory]
    [InlineData("linux", "'linux' is no platform")]
    [InlineData("linux/AMD64", "'linux/AMD64' is no platform")]
    [InlineData("windows/amd64", "the platform 'windows/amd64' is not supported")]
    public void Validate_refuses_the_platform(string platform, string expected) =>
        (Valid with { Platforms = [platform] }).Validate().ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void Validate_names_all_problems_at_once()
    {
        var spec = Valid with
        {
            Name = "UPPER",
            Content = new DotNetProject(_temp["None"]),
            BaseImage = "not a reference",
            Platforms = ["linux/amd64", "linux/amd64"],
            User = 0,
            Ports = [0, 80, 70000],
            Environment = new Dictionary<string, string> { ["A=B"] = "" },
            Labels = new Dictionary<string, string> { [" "] = "" },
            Entrypoint = [],
        };
        Golden.Match(string.Join('\n', spec.Validate()).Replace(_temp.Path, "<temp>") + "\n", "all-problems.txt");
    }

    [Fact]
    public void Validate_refuses_to_have_no_platform() =>
        (Valid with { Platforms = [] }).Validate().ShouldHaveSingleItem().ShouldContain("has no platform");

    [Fact]
    public void Validate_of_several_specs_refuses_two_with_one_name() =>
        ImageSpec.Validate([Valid, Valid with { Name = "other" }, Valid]).ShouldBe(["Image 'team/hello': 2 specs have this name; a name may be used once."]);

    [Fact]
    public void Project_may_be_given_as_text() =>
        new ImageSpec("hello", _temp["Hello"]).Project.ShouldBe((AbsolutePath)_temp.Path / "Hello");
}
