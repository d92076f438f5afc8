using Slipway.Oci;

namespace Slipway.Release.Tests.Publishing;

/// <summary>Floating tags name the newest stable release of their line, and the head of a rolling branch.</summary>
public sealed class FloatingTests
{
    private const string Rolling = "v0.0.0-main-0123456789ab";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Correction_of_an_old_line_leaves_the_newer_lines_tags()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var newest = await PublishAsync(fixture, "v2.0.0");
        var newer = await PublishAsync(fixture, "v1.4.0");
        var correction = await PublishAsync(fixture, "v1.3.9");
        await PublishAsync(fixture, "v2.1.0-rc.1");

        (await TagsAsync(fixture)).ShouldBe(
        [
            $"1 {newer}", $"1.3 {correction}", $"1.4 {newer}", $"2 {newest}", $"2.0 {newest}", $"latest {newest}",
        ]);
    }

    [Fact]
    public async Task Tags_that_were_taken_while_a_higher_version_was_published_go_back_to_it()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var higher = await PublishAsync(fixture, "v1.5.0");
        var lower = await fixture.StageAsync(await fixture.BuildAsync("v1.4.1", "content of v1.4.1"));
        await fixture.PublishAsync(fixture.Request(lower));
        var taken = ReleaseTags.Floating(lower, fixture.Target, ["latest", "1", "1.4"]).ToList();

        var overtaken = await new FloatingGoals(fixture.Client, Versioning.VersionPolicy.Default, (_, _) => Task.FromResult<bool?>(true)).FindOvertakenAsync(lower, fixture.Target, taken, Cancel);

        overtaken.Where(goal => goal.Reference.Repository == "acme/proxy").Select(goal => $"{goal.Reference.Tag} {goal.Digest}").ShouldBe([$"latest {higher}", $"1 {higher}"]);
        overtaken.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public async Task Rolling_tag_moves_only_to_the_head_of_its_branch(bool? isHead, bool moves)
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync(Rolling));

        await fixture.PublishAsync(fixture.Request(staged) with { IsHead = (commit, _) => Task.FromResult(commit == ReleaseFixture.Commit ? isHead : null) });

        var rolling = (await fixture.SnapshotAsync(fixture.Direct, "stage-")).Select(line => line.Split(' ')[0]).Where(name => name.EndsWith("-main", StringComparison.Ordinal));
        rolling.ShouldBe(moves ? ["acme/controller:v0.0.0-main", "acme/proxy:v0.0.0-main", "acme/charts/gateway:0.0.0-main", "acme/charts/gateway:v0.0.0-main"] : []);
    }

    private static async Task<string> PublishAsync(ReleaseFixture fixture, string version)
    {
        var staged = await fixture.StageAsync(await fixture.BuildAsync(version, $"content of {version}"));
        await fixture.PublishAsync(fixture.Request(staged));
        return staged.Images[1].Digest.ToString();
    }

    private static async Task<IReadOnlyList<string>> TagsAsync(ReleaseFixture fixture) =>
        [.. (await fixture.SnapshotAsync(fixture.Direct, "stage-", "v")).Where(line => line.StartsWith("acme/proxy:", StringComparison.Ordinal)).Select(line => line["acme/proxy:".Length..])];
}
