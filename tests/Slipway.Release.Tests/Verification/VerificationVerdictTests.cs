using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Slipway.Release.Tests.Publishing;
using Slipway.Testing.Http;
using Slipway.Verification;

namespace Slipway.Release.Tests.Verification;

/// <summary>What follows from a verification: files, a mark that <c>Publish</c> heeds, and a message.</summary>
public sealed class VerificationVerdictTests : IAsyncLifetime
{
    private readonly List<string> _told = [];
    private ReleaseFixture _fixture = null!;
    private LoopbackServer _slack = null!;
    private ReleaseUnderTest _release = null!;
    private int _answer = StatusCodes.Status200OK;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ReleaseFixture.StartAsync();
        _release = new() { Manifest = await _fixture.StageAsync(await _fixture.BuildAsync()), Registry = _fixture.Target };
        _slack = await LoopbackServer.StartAsync(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            _told.Add(body.RootElement.GetProperty("text").GetString()!);
            context.Response.StatusCode = _answer;
        });
    }

    [Fact]
    public async Task Release_that_passed_is_marked_and_can_be_published()
    {
        await CompleteAsync(SampleVerdicts.Passed);

        (await MarksAsync()).ShouldHaveSingleItem().Passed.ShouldBeTrue();
        _told.ShouldBeEmpty();
        (await _fixture.PublishAsync(_fixture.Request(_release.Manifest))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Release_that_failed_is_marked_and_refused()
    {
        var error = await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed));

        error.Message.ShouldContain("routing, A header is matched: Expected 'b', found 'a'.");
        (await MarksAsync()).ShouldHaveSingleItem().Passed.ShouldBeFalse();
        await Should.ThrowAsync<Exception>(() => _fixture.PublishAsync(_fixture.Request(_release.Manifest)));
        (await _fixture.Client.ListTagsAsync(Slipway.Oci.Reference.Parse(_fixture.Target.Image("proxy")), ReleaseFixture.Cancel)).ShouldNotContain("v1.4.0");
    }

    [Fact]
    public async Task Report_is_kept_whatever_happened()
    {
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed));

        new ReportFiles(_fixture.Root / "verification" / "local").All.ShouldAllBe(file => File.Exists(file));
    }

    [Fact]
    public async Task Maintainers_are_told_once()
    {
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed));
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed with { Started = DateTimeOffset.UnixEpoch.AddDays(2) }));

        var text = _told.ShouldHaveSingleItem();
        text.ShouldStartWith("v1.4.0 failed its verification (local) and will not be published.\n• routing, A header is matched: Expected 'b', found 'a'.\nRelease: ");
        text.ShouldContain(_release.Manifest.Staging!.Artifact!.Digest.ToString());
        text.ShouldEndWith("\nRun: https://ci.example.test/runs/7");
    }

    [Fact]
    public async Task Maintainers_are_told_again_of_another_mode()
    {
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed));
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed with { Mode = "docker" }));

        _told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Webhook_that_refuses_changes_nothing_else()
    {
        _answer = StatusCodes.Status404NotFound;

        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed));

        (await MarksAsync()).ShouldHaveSingleItem().Passed.ShouldBeFalse();
    }

    [Fact]
    public async Task Verification_that_could_not_begin_marks_nothing_and_tells_nobody()
    {
        await Should.ThrowAsync<VerificationFailedException>(() => CompleteAsync(SampleVerdicts.Failed, judged: false));

        (await MarksAsync()).ShouldBeEmpty();
        _told.ShouldBeEmpty();
    }

    [Fact]
    public void Many_long_failures_make_a_short_message()
    {
        var check = SampleVerdicts.Failed.Suites[0].Checks[0] with { Message = new string('x', 10_000) + "\nmore lines" };
        var report = SampleVerdicts.Failed with { Suites = [SampleVerdicts.Failed.Suites[0] with { Checks = [.. Enumerable.Repeat(check, 50)] }] };

        var text = MaintainerNotice.Text(_release, report, run: null);

        text.Length.ShouldBeLessThan(4000);
        text.ShouldContain("• and 40 more");
        text.ShouldNotContain("more lines");
    }

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    private Task CompleteAsync(VerificationReport report, bool judged = true)
    {
        var settings = SampleVerdicts.Settings(_fixture) with { Webhook = new Uri($"http://{_slack.Address}/services/secret"), Run = "https://ci.example.test/runs/7" };
        return new VerificationVerdict(settings, _fixture.Client).CompleteAsync(_release, report, judged, ReleaseFixture.Cancel);
    }

    private Task<IReadOnlyList<VerificationMark>> MarksAsync() => VerificationMarks.ReadLatestAsync(_fixture.Client, _release.Artifact, ReleaseFixture.Cancel);
}
