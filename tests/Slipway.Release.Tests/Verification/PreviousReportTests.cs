using Slipway.Release.Tests.Publishing;
using Slipway.Verification;
using Slipway.Versioning;

namespace Slipway.Release.Tests.Verification;

/// <summary>The report to compare with.</summary>
public sealed class PreviousReportTests
{
    [Theory]
    [InlineData("v1.4.0", "v1.3.2 v1.4.0-rc.1 v1.2.0", "v1.4.0-rc.1 v1.3.2 v1.2.0")]
    [InlineData("v1.4.0", "v1.5.0 v1.4.0 stage-0123456789ab-v1.3.0 v0.0.0-main-0123456789ab latest", "")]
    [InlineData("v0.0.0-manual-0123456789ab", "v1.3.2 v1.10.0", "v1.10.0 v1.3.2")]
    public void Releases_below_are_looked_at_from_the_nearest_on(string version, string tags, string expected) =>
        string.Join(' ', PreviousReport.Before(ReleaseVersion.Parse(version), tags.Split(' '))).ShouldBe(expected);

    [Fact]
    public async Task Report_of_the_same_mode_is_found_in_the_registry()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await VerifiedAsync(fixture, "v1.2.0", "local");
        await VerifiedAsync(fixture, "v1.3.0", "docker");

        var found = new PreviousReport(fixture.Client, fixture.Target);

        (await found.FindAsync("v1.4.0", "local", ReleaseFixture.Cancel))!.Version.ShouldBe("v1.2.0");
        (await found.FindAsync("v1.4.0", "docker", ReleaseFixture.Cancel))!.Version.ShouldBe("v1.3.0");
        (await found.FindAsync("v1.4.0", "kind", ReleaseFixture.Cancel)).ShouldBeNull();
        (await found.FindAsync("v1.2.0", "local", ReleaseFixture.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Registry_that_does_not_answer_is_no_failure()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        await fixture.Registry.DisposeAsync();

        (await new PreviousReport(fixture.Client, fixture.Target).FindAsync("v1.4.0", "local", ReleaseFixture.Cancel)).ShouldBeNull();
    }

    private static async Task VerifiedAsync(ReleaseFixture fixture, string version, string mode)
    {
        var staged = await fixture.StageAsync(await fixture.BuildAsync(version, version));
        var release = new ReleaseUnderTest { Manifest = staged, Registry = fixture.Target };
        await new VerificationVerdict(SampleVerdicts.Settings(fixture), fixture.Client).CompleteAsync(release, SampleVerdicts.Passed with { Version = version, Mode = mode }, judged: true, ReleaseFixture.Cancel);
        await fixture.PublishAsync(fixture.Request(staged));
    }
}
