using Slipway.Testing;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Which solution a build gets, and what it can ask of it.</summary>
public sealed class SolutionTests
{
    private const string Sln = """

        Microsoft Visual Studio Solution File, Format Version 12.00
        # Visual Studio Version 17
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "App", "src\App\App.csproj", "{11111111-1111-1111-1111-111111111111}"
        EndProject
        """;

    [Fact]
    public void Only_solution_of_the_root_is_taken() => Run(["App.sln", "App.slnf"], "Show").ShouldBe("App App");

    [Fact]
    public void Parameter_goes_before_all() => Run(["Other.sln", "sub/App.sln"], "Show", "--solution", "sub/App.sln").ShouldBe("App App");

    [Fact]
    public void Attribute_names_a_path() => Run<Named>(["Other.sln", "sub/App.sln"], "Show").ShouldBe("sub/App.sln");

    [Fact]
    public void Component_has_a_solution() => Run<Component>(["App.sln"], "Show").ShouldBe("App.sln");

    [Fact]
    public void Several_solutions_are_named()
    {
        using var root = Root(["A.sln", "B.slnx"]);
        TestBuild.RunIn<Build>(root, ["Show"]).ShouldBe((2, $"Build.Solution ([Solution]): there are several solutions in {root.Path} (A.sln, B.slnx): pass --solution, or name one as [Solution(\"path\")].\n"));
    }

    [Fact]
    public void Missing_solution_is_an_error_where_one_is_counted_on()
    {
        using var root = Root([]);
        TestBuild.RunIn<Build>(root, ["Show"]).ShouldBe((2, $"Build.Solution ([Solution]): there is no solution (*.sln, *.slnx) in {root.Path}: add one, or pass --solution.\n"));
        TestBuild.RunIn<Optional>(root, ["Show"]).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Missing_file_is_named()
    {
        using var root = Root([]);
        TestBuild.RunIn<Build>(root, ["Show", "--solution", "No.sln"]).ShouldBe((2, $"Build.Solution ([Solution]): there is no file {root["No.sln"]}.\n"));
    }

    [Fact]
    public void Malformed_solution_fails_only_the_target_that_reads_it()
    {
        using var root = Root([]);
        root.Write("App.slnx", "<Solution>\n  <Project />\n</Solution>");

        TestBuild.RunIn<Build>(root, ["Noop"]).ExitCode.ShouldBe(0);
        var (exitCode, output) = TestBuild.RunIn<Build>(root, ["Show"]);
        exitCode.ShouldBe(2);
        output.ShouldContain($"Build.Solution: {root["App.slnx"]}(2): a <Project> needs a Path.");
    }

    [Fact]
    public void Solution_is_a_parameter_in_help() => TestBuild.Run<Build>(["--help"]).Output.ShouldContain("--solution");

    private static string Run(string[] files, params string[] arguments) => Run<Build>(files, arguments);

    private static string Run<T>(string[] files, params string[] arguments)
        where T : NukeBuild, new()
    {
        using var root = Root(files);

        // Relative values of parameters count from the root.
        var (exitCode, output) = TestBuild.RunIn<T>(root, arguments);
        exitCode.ShouldBe(0, output);
        return TestBuild.Marks(output).ShouldHaveSingleItem();
    }

    private static TempDirectory Root(string[] files)
    {
        var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        foreach (var file in files)
        {
            root.Write(file, Sln);
        }

        return root;
    }

    private interface IHaveSolution : INukeBuild
    {
        [Solution]
        Solution Solution => TryGetValue(() => Solution)!;

        Target Show => _ => _.Executes(() => Log.Information("mark " + RootDirectory.GetRelativePathTo(Solution)));
    }

    private sealed class Build : NukeBuild
    {
        [Solution]
        private readonly Solution Solution = null!;

        private Target Show => _ => _.Executes(() => Log.Information($"mark {Solution.Name} {Solution.AllProjects[0].Name}"));

        private Target Noop => _ => _.Mark();
    }

    private sealed class Named : NukeBuild
    {
        [Solution("sub/App.sln")]
        private readonly Solution Solution = null!;

        private Target Show => _ => _.Executes(() => Log.Information("mark " + RootDirectory.GetRelativePathTo(Solution.Path)));
    }

    private sealed class Optional : NukeBuild
    {
        [Solution]
        private readonly Solution? Solution;

        private Target Show => _ => _.Executes(() => Solution.ShouldBeNull());
    }

    private sealed class Component : NukeBuild, IHaveSolution;
}
