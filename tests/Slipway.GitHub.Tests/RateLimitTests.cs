using Microsoft.AspNetCore.Http;
using Slipway.Testing.GitHub;

namespace Slipway.GitHub.Tests;

/// <summary>GitHub limits its callers, and fails now and then.</summary>
public sealed class RateLimitTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private readonly WaitingClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, "retry-after", "17", "{}", 17)]
    [InlineData(403, "retry-after", "17", "{}", 17)]
    [InlineData(403, "x-ratelimit-reset", "40", "{}", 41)]
    [InlineData(429, "x-ratelimit-reset", "-5", "{}", 1)]
    [InlineData(403, "x-other", "1", "{\"message\":\"You have exceeded a secondary rate limit\"}", 60)]
    [InlineData(429, "x-other", "1", "", 60)]
    [InlineData(502, "x-other", "1", "", 1)]
    public async Task Wait_that_is_asked_for_is_kept(int status, string header, string value, string body, int seconds)
    {
        await using var github = await StartAsync();
        github.Interrupt = (number, context) => number == 1 ? RefuseAsync(context, status, header, value, body) : Task.FromResult(false);
        using var package = Open(github);
        (await package.ListVersionsAsync(Cancel)).Count.ShouldBe(1);
        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(seconds)]);
    }

    [Fact]
    public async Task Limit_that_lasts_too_long_is_an_error_that_says_until_when()
    {
        await using var github = await StartAsync();
        github.Interrupt = (_, context) => RefuseAsync(context, 403, "x-ratelimit-reset", "3000", "{\"message\":\"API rate limit exceeded\"}");
        using var package = Open(github);
        var error = await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel));
        error.Message.ShouldContain("API rate limit exceeded");
        error.Message.ShouldContain("It goes on at 2026-11-21 00:50:01Z");
        _clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_that_is_no_limit_is_not_tried_again()
    {
        await using var github = await StartAsync();
        github.Interrupt = (_, context) => RefuseAsync(context, 403, "x-ratelimit-remaining", "4999", "{\"message\":\"Resource not accessible by integration\"}");
        using var package = Open(github);
        (await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel))).Message.ShouldContain("Resource not accessible by integration. The token may not do this");
        github.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Failures_end_after_several_attempts()
    {
        await using var github = await StartAsync();
        github.Interrupt = (_, context) => RefuseAsync(context, 503, "x-other", "1", "");
        using var package = Open(github);
        (await Should.ThrowAsync<GitHubException>(() => package.ListVersionsAsync(Cancel))).Message.ShouldContain("503");
        _clock.Waits.Select(wait => wait.TotalSeconds).ShouldBe([1, 2, 4, 8]);
    }

    [Fact]
    public async Task Connection_that_is_cut_is_made_again()
    {
        await using var github = await StartAsync();
        github.Interrupt = (number, _) => number < 2 ? throw new InvalidOperationException("cut") : Task.FromResult(false);
        using var package = Open(github);
        (await package.ListVersionsAsync(Cancel)).Count.ShouldBe(1);
        github.Requests.Count.ShouldBe(4);
    }

    private static Task<GitHubStandIn> StartAsync() => new GitHubStandIn { Packages = { ["acme/app"] = [(1, "sha256:a", ["v1"])] } }.StartAsync();

    private static async Task<bool> RefuseAsync(HttpContext context, int status, string header, string value, string body)
    {
        context.Response.StatusCode = status;
        var isReset = header == "x-ratelimit-reset";
        context.Response.Headers[header] = isReset ? $"{s_start.ToUnixTimeSeconds() + int.Parse(value)}" : value;
        if (isReset)
        {
            context.Response.Headers["x-ratelimit-remaining"] = "0";
        }

        await context.Response.WriteAsync(body);
        return true;
    }

    private ContainerPackage Open(GitHubStandIn github) => new("acme/app", new GitHubOptions { Api = github.Api, Token = GitHubStandIn.Token, Clock = _clock });
}
