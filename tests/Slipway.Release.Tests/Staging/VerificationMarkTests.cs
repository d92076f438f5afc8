using Slipway.Oci;
using Slipway.Registry;
using Slipway.Release.Tests.Publishing;

namespace Slipway.Release.Tests.Staging;

/// <summary>Results of verifications are kept in the registry.</summary>
public sealed class VerificationMarkTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Newest_mark_of_each_mode_counts()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var artifact = await StageAsync(fixture);
        await WriteAsync(fixture, artifact, "local", passed: false, s_time);
        await WriteAsync(fixture, artifact, "kind", passed: true, s_time);
        await WriteAsync(fixture, artifact, "local", passed: true, s_time.AddSeconds(1));
        await WriteAsync(fixture, artifact, "kind", passed: false, s_time.AddMilliseconds(1));

        var marks = await VerificationMarks.ReadLatestAsync(fixture.Client, artifact, Cancel);

        marks.Select(mark => $"{mark.Mode} {mark.Passed} {mark.Time:O}").ShouldBe(["kind False 2023-11-14T22:13:20.1240000+00:00", "local True 2023-11-14T22:13:21.1230000+00:00"]);
    }

    [Fact]
    public async Task Failure_wins_over_a_success_of_the_same_moment()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var artifact = await StageAsync(fixture);
        await WriteAsync(fixture, artifact, "local", passed: false, s_time);
        await WriteAsync(fixture, artifact, "local", passed: true, s_time);

        (await VerificationMarks.ReadLatestAsync(fixture.Client, artifact, Cancel)).Single().Passed.ShouldBeFalse();
    }

    [Fact]
    public async Task Reports_are_layers_with_their_names()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var artifact = await StageAsync(fixture);
        var report = fixture.Root / "report.json";
        await File.WriteAllTextAsync(report, "{}", Cancel);

        var mark = await VerificationMarks.WriteAsync(fixture.Client, artifact, new() { Mode = "local", Passed = true, Time = s_time }, [report], Cancel);

        var manifest = await fixture.Client.GetManifestAsync(mark.Reference!, Cancel);
        manifest!.Subject!.Digest.ShouldBe(artifact.Digest);
        manifest.Blobs[1].ShouldSatisfyAllConditions(layer => layer.MediaType.ShouldBe("application/json"), layer => layer.Annotations![AnnotationKeys.Title].ShouldBe("report.json"));
    }

    [Fact]
    public async Task Release_without_marks_has_none()
    {
        await using var fixture = await ReleaseFixture.StartAsync();

        (await VerificationMarks.ReadLatestAsync(fixture.Client, await StageAsync(fixture), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Release_that_is_gone_cannot_be_marked()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var gone = Reference.Parse(fixture.Target.Release).WithDigest(Digest.Of("gone"u8));

        (await Should.ThrowAsync<RegistryException>(() => WriteAsync(fixture, gone, "local", passed: true, s_time))).Message.ShouldContain("run the target Stage again");
    }

    private static async Task<Reference> StageAsync(ReleaseFixture fixture) => Reference.Parse((await fixture.StageAsync(await fixture.BuildAsync())).Staging!.Artifact!.Reference);

    private static Task<VerificationMark> WriteAsync(ReleaseFixture fixture, Reference artifact, string mode, bool passed, DateTimeOffset time) =>
        VerificationMarks.WriteAsync(fixture.Client, artifact, new() { Mode = mode, Passed = passed, Time = time }, [], Cancel);
}
