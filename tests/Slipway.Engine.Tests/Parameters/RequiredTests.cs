namespace Slipway.Engine.Tests.Parameters;

/// <summary>Required parameters are needed for a run, and for nothing else.</summary>
public sealed class RequiredTests
{
    [Fact]
    public void Run_names_every_missing_value_and_the_ways_to_give_it() => TestBuild.Run<Build>(["Publish"]).ShouldBe((2, """
        The build, Publish require a value for --feed-url: pass --feed-url, set the environment variable FEED_URL, or "FeedUrl" in .nuke/parameters.json.
        The build requires a value for --shared: pass --shared, set the environment variable SHARED, or "Shared" in .nuke/parameters.json.
        The build requires a value for --token: set the environment variable TOKEN, or encrypt it into .nuke/parameters.json with ./build.sh :secrets --set Token.
        Publish requires a value for --channel: pass --channel, set the environment variable CHANNEL, or "Channel" in .nuke/parameters.json.

        """.ReplaceLineEndings("\n")));

    [Theory]
    [InlineData("--help")]
    [InlineData("Publish --plan")]
    [InlineData("Publish --plan=json")]
    [InlineData("--explain Publish")]
    public void Nothing_is_required_when_nothing_runs(string arguments) => TestBuild.Run<Build>(arguments.Split(' ')).ExitCode.ShouldBe(0);

    [Fact]
    public void Run_goes_on_with_all_values() =>
        TestBuild.Marks(TestBuild.Run<Build>(["Publish", "--feed-url", "u", "--channel", "c"], new() { ["TOKEN"] = "t0ken" }, """{ "Shared": "s" }""").Output).ShouldBe(["Publish"]);

    [Fact]
    public void Empty_value_counts_as_none() => TestBuild.Run<Build>(["Publish", "--feed-url="]).Output.ShouldContain("a value for --feed-url");

    private interface IShared : INukeBuild
    {
        [Parameter]
        [Required]
        string? Shared => TryGetValue(() => Shared);
    }

    private sealed class Build : NukeBuild, IShared
    {
        [Parameter]
        [Required]
        private readonly string? FeedUrl;

        [Parameter]
        [Required]
        [Secret]
        internal readonly string? Token;

        [Parameter]
        [Required]
        internal readonly string Region = "here";

        [Parameter]
        private readonly string? Channel;

        private Target Publish => _ => _.Requires(() => FeedUrl, () => Channel).Mark();
    }
}
