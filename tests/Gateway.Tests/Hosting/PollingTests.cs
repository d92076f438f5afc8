using System.Net;
using System.Text;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Testing;

namespace Gateway.Tests.Hosting;

/// <summary>A feed is followed by long poll.</summary>
public sealed class PollingTests : IAsyncDisposable
{
    private readonly TempDirectory folder = new();
    private readonly Feed feed = new();
    private readonly HttpClient client = new();
    private readonly ManualTime time = new();
    private WebApplication? server;

    [Fact]
    public async Task Poll_answers_at_once_when_the_client_knows_nothing_or_something_else()
    {
        var address = await StartAsync();
        feed.Publish(Item("1"));

        using var response = await client.GetAsync(address);
        using var other = await client.GetAsync(new Uri(address, "?version=0&wait=30s"));

        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("body 1");
        (await other.Content.ReadAsStringAsync()).ShouldBe("body 1");
    }

    [Fact]
    public async Task Poll_waits_for_another_version_and_not_for_the_same_again()
    {
        var address = await StartAsync();
        feed.Publish(Item("1"));
        var poll = client.GetStringAsync(new Uri(address, "?version=1&wait=30s"));

        feed.Publish(Item("1")).ShouldBeFalse();
        poll.IsCompleted.ShouldBeFalse();
        feed.Publish(Item("2")).ShouldBeTrue();

        (await poll).ShouldBe("body 2");
    }

    [Fact]
    public async Task Poll_ends_with_304_when_nothing_changes_and_with_503_when_there_never_was_anything()
    {
        var address = await StartAsync();
        (await StatusAsync(new(address, "?wait=0s"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        feed.Publish(Item("1"));
        (await StatusAsync(new(address, "?version=1"))).ShouldBe(HttpStatusCode.NotModified);

        var poll = StatusAsync(new(address, "?version=1&wait=99h"));
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(60));
            return poll.IsCompleted;
        }, "a poll ends after a minute at most");

        (await poll).ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Poll_ends_with_503_when_the_server_stops()
    {
        var address = await StartAsync();
        feed.Publish(Item("1"));
        var poll = client.GetAsync(new Uri(address, "?version=1&wait=30s"));

        server!.Lifetime.StopApplication();
        using var response = await poll;

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.ConnectionClose.ShouldBe(true);
    }

    [Fact]
    public async Task Wait_that_is_no_duration_is_400()
    {
        var address = await StartAsync();
        (await StatusAsync(new(address, "?wait=soon"))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("one", false)]
    [InlineData("Basic one", false)]
    [InlineData("Bearer ", false)]
    [InlineData("Bearer on", false)]
    [InlineData("Bearer onee", false)]
    [InlineData("Bearer one\ttwo", false)]
    [InlineData("Bearer one", true)]
    [InlineData("bearer two", true)]
    public async Task Only_those_who_present_a_token_of_the_file_are_answered(string? authorization, bool accepted)
    {
        var address = await StartAsync(new SharedToken(folder.Write("token", "one\r\n\n two \n")));
        feed.Publish(Item("1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Empty_or_missing_token_file_accepts_nobody_and_a_new_token_works_at_once()
    {
        var token = new SharedToken(folder["token"]);
        token.Accepts("Bearer ").ShouldBeFalse();
        token.Authorization.ShouldBeNull();

        folder.Write("token", "new\nold\n");

        token.Accepts("Bearer old").ShouldBeTrue();
        token.Authorization.ShouldBe("Bearer new");
    }

    [Fact]
    public async Task Follower_applies_each_version_once_and_survives_that_the_server_is_away()
    {
        var token = new SharedToken(folder.Write("token", "one"));
        var address = await StartAsync(token);
        var applied = new List<string>();
        using var stop = new CancellationTokenSource();
        var following = new PollClient(client, address, token, TimeProvider.System, NullLogger.Instance).RunAsync(body => applied.Add(Encoding.UTF8.GetString(body.Span)), stop.Token);

        feed.Publish(Item("1"));
        await Eventually.Holds(() => applied.Count == 1, "the first version is applied");
        folder.Write("token", "two");
        await server!.DisposeAsync();
        await StartAsync(token, address.Port);
        feed.Publish(Item("2"));
        await Eventually.Holds(() => applied.Count == 2, "the second version is applied");

        applied.ShouldBe(["body 1", "body 2"]);
        await stop.CancelAsync();
        await following;
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        client.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static FeedItem Item(string version) => new(version, Encoding.UTF8.GetBytes($"body {version}"));

    private async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var response = await client.GetAsync(address);
        return response.StatusCode;
    }

    private async Task<Uri> StartAsync(SharedToken? token = null, int port = 0)
    {
        var settings = new HostSettings { LogLevel = Microsoft.Extensions.Logging.LogLevel.None, DrainDelay = default, DrainTimeout = default };
        var builder = GatewayServer.CreateBuilder(settings, new("test", "1", "c"), new Readiness());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Listen("http", ListenAddress.Parse($"127.0.0.1:{port}"));
        server = builder.Build();
        server.Run(new PollEndpoint(feed, token, server.Lifetime, time).HandleAsync);
        await server.StartAsync();
        return new Uri(server.Urls.Single());
    }
}
