using Slipway.Engine;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>What the build finds in a .NET repository.</summary>
public sealed class DotNetTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public void Only_solution_is_found() => Solutions.Find(Parent(_folder.Write("Repo.slnx", ""))).Name.ShouldBe("Repo.slnx");

    [Fact]
    public void Files_of_editors_beside_a_solution_are_none()
    {
        _folder.Write("Repo.sln.DotSettings", "");
        _folder.Write("Repo.slnf", "");

        Only_solution_is_found();
    }

    [Fact]
    public void Missing_solution_is_a_usage_error() => Should.Throw<UsageException>(() => Solutions.Find(_folder.Path)).Message.ShouldContain("There is no solution");

    [Fact]
    public void Several_solutions_are_a_usage_error()
    {
        _folder.Write("A.sln", "");
        _folder.Write("B.sln", "");

        Should.Throw<UsageException>(() => Solutions.Find(_folder.Path)).Message.ShouldContain("A.sln, B.sln");
    }

    [Fact]
    public void Test_projects_are_found_in_ordinal_order()
    {
        _folder.Write("tests/B.Tests/B.Tests.csproj", "");
        _folder.Write("tests/A.Tests/A.Tests.csproj", "");
        _folder.Write("tests/EndToEnd/EndToEnd.csproj", "");
        _folder.Write("tests/A.Tests/bin/Copy.Tests.csproj", "");
        _folder.Write("tests/A.Tests/obj/Copy.Tests.csproj", "");

        TestRun.FindProjects(_folder["tests"], "*.Tests.csproj").Select(project => project.Name).ShouldBe(["A.Tests.csproj", "B.Tests.csproj"]);
        TestRun.FindProjects(_folder["nowhere"], "*.Tests.csproj").ShouldBeEmpty();
    }

    [Fact]
    public void Build_output_is_what_lies_beside_a_project()
    {
        _folder.Write("src/A/A.csproj", "");
        _folder.Write("src/A/bin/x", "");
        _folder.Write("src/A/obj/x", "");
        _folder.Write("src/data/bin/x", "");

        BuildOutput.Find(_folder["src"], _folder["nowhere"]).Select(folder => AbsolutePath.Parse(_folder.Path).GetRelativePathTo(folder)).ShouldBe(["src/A/bin", "src/A/obj"]);
    }

    [Fact]
    public void Collector_is_found_where_restore_put_it()
    {
        _folder.Write("packages/coverlet.collector/8.0.1/build/netstandard2.0/coverlet.collector.dll", "");
        _folder.Write("A/obj/project.assets.json", $$"""
            {
              "packageFolders": { "{{_folder["packages"]}}/": {} },
              "libraries": { "coverlet.collector/8.0.1": { "path": "coverlet.collector/8.0.1", "files": ["build/netstandard2.0/coverlet.collector.dll"] } }
            }
            """);

        CoverageCollector.Options([_folder["A/A.csproj"]])
            .ShouldBe(["--test-adapter-path", _folder["packages/coverlet.collector/8.0.1/build/netstandard2.0"], "--collect", "XPlat Code Coverage"]);
    }

    [Fact]
    public void No_collector_is_no_option() => CoverageCollector.Options([_folder["A/A.csproj"]]).ShouldBeEmpty();

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(62_669, "61.2 KiB")]
    [InlineData(128_974_848, "123 MiB")]
    [InlineData(5L << 40, "5.0 TiB")]
    [InlineData(5L << 50, "5120 TiB")]
    public void Sizes_are_for_people(long bytes, string expected) => ByteSize.Format(bytes).ShouldBe(expected);

    public void Dispose() => _folder.Dispose();

    private static AbsolutePath Parent(string file) => AbsolutePath.Parse(file).Parent!;
}
