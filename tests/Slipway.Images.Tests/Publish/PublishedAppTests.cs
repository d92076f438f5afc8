using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class PublishedAppTests
{
    [Fact]
    public void Program_is_known_by_its_runtime_configuration()
    {
        using var temp = new TempDirectory();
        temp.Write("My.App.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""");

        var app = PublishedApp.Read("/src/Project.csproj", temp.Path);

        app.Assembly.ShouldBe("My.App.dll");
        app.Frameworks.ShouldHaveSingleItem().Name.ShouldBe("Microsoft.NETCore.App");
        app.PackageFiles.ShouldBeEmpty();
    }

    [Fact]
    public void Library_cannot_be_an_image()
    {
        using var temp = new TempDirectory();
        temp.Write("Lib.dll", "");
        Should.Throw<ImageBuildException>(() => PublishedApp.Read("/src/Lib.csproj", temp.Path)).Message.ShouldBe(
            "'/src/Lib.csproj' cannot be an image: a program was expected, and publishing it gave 0 files '*.runtimeconfig.json'. Is its OutputType 'Exe'?");
    }
}
