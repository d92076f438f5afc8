using Slipway.Testing;

namespace Slipway.Engine.Tests.Parameters;

/// <summary>The first source that has a value wins: command line, environment, profiles from the last one, parameters.json, initialiser.</summary>
public sealed class ParameterSourceTests
{
    [Theory]
    [InlineData("line", "--name line --profile one two", "NAME")]
    [InlineData("environment", "--profile one two", "NAME")]
    [InlineData("two", "--profile one two", "")]
    [InlineData("one", "--profile two one", "")]
    [InlineData("one", "--profile one", "")]
    [InlineData("file", "", "")]
    public void First_source_that_has_a_value_wins(string expected, string arguments, string variable)
    {
        using var root = Files();

        Show(root, arguments, variable).ShouldBe($"{expected} initial");
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("NAME")]
    [InlineData("name")]
    [InlineData("N_A_M_E")]
    [InlineData("NUKE_NAME")]
    [InlineData("nuke_name")]
    public void Variable_is_found_by_its_name_however_it_is_written(string variable)
    {
        using var root = Files();

        Show(root, "", variable).ShouldBe("environment initial");
    }

    [Fact]
    public void Exact_variable_wins_over_a_similar_one_and_that_over_a_prefixed_one()
    {
        using var root = Files();

        TestBuild.Marks(TestBuild.RunIn<Build>(root, ["Show"], new() { ["NUKE_NAME"] = "prefixed", ["NAME"] = "similar", ["Name"] = "exact" }).Output).ShouldBe(["exact initial"]);
        TestBuild.Marks(TestBuild.RunIn<Build>(root, ["Show"], new() { ["NUKE_NAME"] = "prefixed", ["NAME"] = "similar" }).Output).ShouldBe(["similar initial"]);
    }

    [Fact]
    public void Variable_that_is_empty_counts_as_not_given()
    {
        using var root = Files();

        TestBuild.Marks(TestBuild.RunIn<Build>(root, ["Show"], new() { ["Name"] = "", ["NAME"] = "" }).Output).ShouldBe(["file initial"]);
        TestBuild.Marks(TestBuild.RunIn<Build>(root, ["Show"], new() { ["Name"] = "", ["NUKE_NAME"] = "prefixed" }).Output).ShouldBe(["prefixed initial"]);
    }

    [Fact]
    public void Profile_adds_to_what_the_others_set()
    {
        using var root = Files();
        root.Write(".nuke/parameters.one.json", """{ "other": "from one" }""");

        Show(root, "--profile one two", "").ShouldBe("two from one");
    }

    [Fact]
    public void Profile_without_a_file_is_refused()
    {
        using var root = Files();

        var (exitCode, output) = TestBuild.RunIn<Build>(root, ["Show", "--profile", "twoo"]);

        exitCode.ShouldBe(2);
        output.ShouldBe($"There is no profile twoo: {root.Path}/.nuke/parameters.twoo.json does not exist. Did you mean two?\n");
    }

    [Fact]
    public void Property_without_a_setter_and_member_of_a_base_class_are_set() =>
        TestBuild.Marks<Derived>("Show", "--inherited", "i", "--read-only", "r", "--given-name", "g", "--shared", "s").ShouldBe(["i r g s"]);

    [Fact]
    public void Prefix_of_a_component_is_part_of_its_parameters_names()
    {
        TestBuild.Marks<Prefixed>("Show", "--staging-server", "s", "--production-server", "p").ShouldBe(["s p"]);
        TestBuild.Run<Prefixed>(["Show", "--server", "s"]).Output.ShouldStartWith("There is no option --server.");
        TestBuild.Marks(TestBuild.Run<Prefixed>(["Show"], new() { ["STAGING_SERVER"] = "e" }, """{ "ProductionServer": "f" }""").Output).ShouldBe(["e f"]);
    }

    [Fact]
    public void Static_readonly_field_is_refused() =>
        TestBuild.Run<Fixed>(["--value", "v"]).ShouldBe((2, "Fixed.Value is static and readonly, so that its value cannot be set: make it one of the two.\n"));

    [Fact]
    public void Names_that_clash_are_all_reported() =>
        TestBuild.Run<Clashing>([]).ShouldBe((2, """
            The parameters Clashing.Port and IOther.Port have the same name but differ in type or secrecy: rename one, or give a component a [ParameterPrefix].
            The parameter Clashing.Verbosity has the name of the engine's option --verbosity: give it another one, as [Parameter(Name = "…")].

            """.ReplaceLineEndings("\n")));

    private static TempDirectory Files()
    {
        var root = new TempDirectory();
        root.Write(".nuke/parameters.json", """{ "name": "file" }""");
        root.Write(".nuke/parameters.one.json", """{ "Name": "one" }""");
        root.Write(".nuke/parameters.two.json", """{ "$schema": "./build.schema.json", /* a comment */ "Name": "two", }""");
        return root;
    }

    private static string Show(TempDirectory root, string arguments, string variable)
    {
        var (exitCode, output) = TestBuild.RunIn<Build>(root, ["Show", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], variable.Length == 0 ? null : new() { [variable] = "environment" });
        exitCode.ShouldBe(0, output);
        return TestBuild.Marks(output).ShouldHaveSingleItem();
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        private readonly string Name = "initial";

        [Parameter]
        private readonly string Other = "initial";

        private Target Show => _ => _.Mark($"{Name} {Other}");
    }

    private interface IShared : INukeBuild
    {
        [Parameter]
        string? Shared => TryGetValue(() => Shared);
    }

    private interface IAlsoShared : INukeBuild
    {
        [Parameter]
        string? Shared => TryGetValue(() => Shared);
    }

    private abstract class Basis : NukeBuild
    {
        [Parameter]
        protected string? Inherited { get; private set; }

        [Parameter]
        protected string? ReadOnly { get; }
    }

    private sealed class Derived : Basis, IShared, IAlsoShared
    {
        [Parameter(Name = "GivenName")]
        private readonly string? Whatever;

        private Target Show => _ => _.Mark($"{Inherited} {ReadOnly} {Whatever} {((IAlsoShared)this).Shared}");
    }

    [ParameterPrefix("Staging")]
    private interface IStaging : INukeBuild
    {
        [Parameter]
        string? Server => TryGetValue(() => Server);
    }

    [ParameterPrefix("Production")]
    private interface IProduction : INukeBuild
    {
        [Parameter]
        string? Server => TryGetValue(() => Server);
    }

    private sealed class Prefixed : NukeBuild, IStaging, IProduction
    {
        private Target Show => _ => _.Executes(() => Log.Information($"mark {((IStaging)this).Server} {((IProduction)this).Server}"));
    }

    private sealed class Fixed : NukeBuild
    {
        [Parameter]
        private static readonly string Value = Path.DirectorySeparatorChar.ToString();

        private Target Show => _ => _.Mark(Value);
    }

    private interface IOther : INukeBuild
    {
        [Parameter]
        string? Port => TryGetValue(() => Port);
    }

    private sealed class Clashing : NukeBuild, IOther
    {
        [Parameter]
        internal readonly int Port;

        [Parameter]
        internal new readonly string? Verbosity;
    }
}
