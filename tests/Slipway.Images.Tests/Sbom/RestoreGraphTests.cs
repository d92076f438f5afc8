using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class RestoreGraphTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private AbsolutePath Project => (AbsolutePath)_temp.Path / "App/App.csproj";

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Packages_of_the_program_are_listed_and_those_of_the_build_are_not()
    {
        WriteAssets();
        var graph = RestoreGraph.Read(Project);

        graph.Components.Select(component => component.Id).ShouldBe(["pkg:nuget/Leaf@2.1.0", "pkg:nuget/Meta@1.0.0", "pkg:nuget/Native@3.0.0-rc.1"]);
        graph.Components[1].DependsOn.ShouldBe(["pkg:nuget/Leaf@2.1.0"]);
        graph.Roots.ShouldBe(["pkg:nuget/Meta@1.0.0", "pkg:nuget/Native@3.0.0-rc.1"]);
    }

    [Fact]
    public void Program_that_was_restored_for_its_platforms_only_has_the_same_packages()
    {
        WriteAssets();
        var usual = RestoreGraph.Read(Project);
        Directory.CreateDirectory(_temp["App/obj/image-linux-x64-SingleFile"]);
        File.Move(_temp["App/obj/project.assets.json"], _temp["App/obj/image-linux-x64-SingleFile/project.assets.json"]);

        RestoreGraph.Read(Project).Components.Select(component => component.Id).ShouldBe(usual.Components.Select(component => component.Id));
    }

    [Fact]
    public void Package_tells_its_licence_home_and_hash()
    {
        WriteAssets();
        _temp.Write("packages/leaf/2.1.0/leaf.nuspec", """
            <?xml version="1.0"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>Leaf</id>
                <authors>Ann, Bob</authors>
                <license type="expression">MIT OR Apache-2.0</license>
                <licenseUrl>https://licenses.example/MIT</licenseUrl>
                <projectUrl>https://leaf.example/</projectUrl>
              </metadata>
            </package>
            """);
        var leaf = RestoreGraph.Read(Project).Components[0];

        (leaf.License, leaf.Homepage, leaf.Supplier).ShouldBe(("MIT OR Apache-2.0", "https://leaf.example/", "Ann, Bob"));
        leaf.Hash!.ToString().ShouldBe("sha512:" + string.Concat(Enumerable.Repeat("00", 64)));
    }

    [Theory]
    [InlineData("no xml")]
    [InlineData("<package/>")]
    [InlineData("<!DOCTYPE package [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><package><metadata><license>&a;</license></metadata></package>")]
    public void Package_with_a_useless_nuspec_says_nothing(string nuspec)
    {
        WriteAssets();
        _temp.Write("packages/leaf/2.1.0/leaf.nuspec", nuspec);
        RestoreGraph.Read(Project).Components[0].License.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "targets": {} }""")]
    [InlineData("""{ "targets": { "net10.0": { "no-version": { "type": "package" } } }, "libraries": { "no-version": {} } }""")]
    public void Project_that_was_not_restored_is_named(string? assets)
    {
        _temp.Write("App/App.csproj", "");
        if (assets is not null)
        {
            _temp.Write("App/obj/project.assets.json", assets);
        }

        Should.Throw<ImageBuildException>(() => RestoreGraph.Read(Project)).Message.ShouldContain("project.assets.json");
    }

    private void WriteAssets()
    {
        var hash = Convert.ToBase64String(new byte[64]);
        _temp.Write("App/App.csproj", "");
        _temp.Write("App/obj/project.assets.json", $$"""
            {
              "version": 3,
              "targets": {
                "net10.0/linux-x64": {},
                "net10.0": {
                  "Analyzer/1.0.0": { "type": "package", "build": { "build/Analyzer.props": {} } },
                  "Leaf/2.1.0": { "type": "package", "runtime": { "lib/net8.0/Leaf.dll": {} } },
                  "Meta/1.0.0": { "type": "package", "dependencies": { "Leaf": "2.0.0", "Analyzer": "1.0.0" }, "runtime": { "lib/net8.0/_._": {} } },
                  "Native/3.0.0-rc.1": { "type": "package", "runtimeTargets": { "runtimes/linux-x64/native/n.so": {} } },
                  "Placeholder/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } },
                  "Hosting/1.0.0": { "type": "project", "dependencies": { "Native": "3.0.0-rc.1" } }
                }
              },
              "libraries": {
                "Analyzer/1.0.0": { "sha512": "{{hash}}", "type": "package", "path": "analyzer/1.0.0" },
                "Leaf/2.1.0": { "sha512": "{{hash}}", "type": "package", "path": "leaf/2.1.0" },
                "Meta/1.0.0": { "sha512": "{{hash}}", "type": "package", "path": "meta/1.0.0" },
                "Native/3.0.0-rc.1": { "sha512": "{{hash}}", "type": "package", "path": "native/3.0.0-rc.1" },
                "Placeholder/1.0.0": { "sha512": "{{hash}}", "type": "package", "path": "placeholder/1.0.0" },
                "Hosting/1.0.0": { "type": "project", "path": "../Hosting/Hosting.csproj" }
              },
              "projectFileDependencyGroups": { "net10.0": ["Analyzer >= 1.0.0", "Hosting >= 1.0.0", "Meta >= 1.0.0"] },
              "packageFolders": { "{{_temp.Path}}/packages/": {} }
            }
            """);
    }
}
