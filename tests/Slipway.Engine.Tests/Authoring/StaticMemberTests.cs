using Slipway.Testing;

namespace Slipway.Engine.Tests.Authoring;

/// <summary>What a build class sees of its surroundings, already in field initialisers.</summary>
public sealed class StaticMemberTests
{
    [Fact]
    public void Field_initialisers_see_root_host_and_verbosity()
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");

        var (exitCode, output) = TestBuild.RunIn<Build>(root, ["Show", "--host", "GitLab", "--verbosity", "verbose"]);

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe([$"{root["src"]} GitLab server Verbose", root[".nuke/temp"]]);
    }

    [Fact]
    public void Builds_at_the_same_time_see_their_own_surroundings() =>
        Parallel.For(0, 20, _ => Field_initialisers_see_root_host_and_verbosity());

    [Fact]
    public void Component_sees_what_the_class_sees() => TestBuild.Marks<Component>("Show", "--host", "Local").ShouldBe(["Local local Normal True 1/1"]);

    [Fact]
    public void Constructor_of_a_component_s_parameter_has_its_value() =>
        TestBuild.Marks<Component>("ShowLevel", "--level", "high").ShouldBe(["high"]);

    [Fact]
    public void TryGetValue_of_a_member_that_is_no_parameter_is_an_error()
    {
        var (exitCode, output) = TestBuild.Run<Component>(["ShowNothing"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("names no member with [Parameter] or another attribute that gives values.");
    }

    private interface IShow : INukeBuild
    {
        [Parameter]
        string? Level => TryGetValue(() => Level);

        [Parameter]
        int? Count => TryGetValue<int?>(() => Count);

        string? Nothing => TryGetValue(() => Nothing);

        Target Show => _ => _.Executes(() =>
            Log.Information($"mark {Host} {(IsLocalBuild ? "local" : "server")} {Verbosity} {TemporaryDirectory == RootDirectory / ".nuke/temp" && Count is null} {Partition}"));

        Target ShowLevel => _ => _.Executes(() => Log.Information($"mark {Level}"));

        Target ShowNothing => _ => _.Executes(() => Log.Information($"mark {Nothing}"));
    }

    private sealed class Component : NukeBuild, IShow;

    private sealed class Build : NukeBuild
    {
        private readonly string _seen = $"{RootDirectory / "src"} {Host} {(IsServerBuild ? "server" : "local")} {Verbosity}";

        private readonly string _temporary = TemporaryDirectory;

        private Target Show => _ => _.Executes(() =>
        {
            Log.Information($"mark {_seen}");
            Log.Information($"mark {_temporary}");
        });
    }
}
