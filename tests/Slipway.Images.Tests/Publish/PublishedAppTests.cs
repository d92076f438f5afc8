using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class PublishedAppTests
{
    [Fact]
    public void Program_is_known_by_its_runtime_configuration()
    {
        using var temp = new TempDirectory();
        temp.Write("My.App.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""");

        var app = PublishedApp.Read("/src/Project.csproj", temp.Path, DotNetPublishMode.FrameworkDependent);

        app.Program.ShouldBe("My.App.dll");
        app.Entrypoint.ShouldBe(["dotnet", "My.App.dll"]);
        app.Frameworks.ShouldHaveSingleItem().Name.ShouldBe("Microsoft.NETCore.App");
        app.PackageFiles.ShouldBeEmpty();
    }

    [Fact]
    public void Program_with_its_own_runtime_is_started_itself()
    {
        using var temp = new TempDirectory();
        temp.Write("My.App.runtimeconfig.json", """{"runtimeOptions":{"includedFrameworks":[{"name":"Microsoft.NETCore.App","version":"10.0.0"}]}}""");

        var app = PublishedApp.Read("/src/Project.csproj", temp.Path, DotNetPublishMode.SelfContained);

        app.Entrypoint.ShouldBe(["/app/My.App"]);
        app.Frameworks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Project", "Project", "other")]
    [InlineData("renamed", "renamed", "libnative.so", "renamed.dbg")]
    public void Single_file_is_found_by_what_it_is(string expected, params string[] files)
    {
        using var temp = new TempDirectory();
        temp.Write("appsettings.json", "{}");
        foreach (var file in files)
        {
            File.WriteAllBytes(temp[file], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2]);
        }

        PublishedApp.Read("/src/Project.csproj", temp.Path, DotNetPublishMode.SingleFile).Entrypoint.ShouldBe([$"/app/{expected}"]);
    }

    [Fact]
    public void Single_file_that_could_be_several_is_refused()
    {
        using var temp = new TempDirectory();
        File.WriteAllBytes(temp["a"], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2]);
        File.WriteAllBytes(temp["b"], [0x7F, (byte)'E', (byte)'L', (byte)'F', 2]);
        Should.Throw<ImageBuildException>(() => PublishedApp.Read("/src/Project.csproj", temp.Path, DotNetPublishMode.NativeAot)).Message.ShouldContain("gave 2 executables 'a' 'b', one was expected");
    }

    [Fact]
    public void Library_cannot_be_an_image()
    {
        using var temp = new TempDirectory();
        temp.Write("Lib.dll", "");
        Should.Throw<ImageBuildException>(() => PublishedApp.Read("/src/Lib.csproj", temp.Path, DotNetPublishMode.FrameworkDependent)).Message.ShouldBe(
            "'/src/Lib.csproj' cannot be an image: a program was expected, and publishing it gave 0 files '*.runtimeconfig.json'. Is its OutputType 'Exe'?");
    }
}
