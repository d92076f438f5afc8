using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Slipway.Testing.Http;

namespace Slipway.Verification.Tests.Notify;

/// <summary>Telling the maintainers.</summary>
public sealed class SlackWebhookTests : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly List<string> _received = [];

    [Fact]
    public async Task Text_arrives_as_one_json_object_with_its_special_characters_escaped()
    {
        (await SendAsync("proxy <failed> & \e[31mended\n", 200)).ShouldBeNull();

        _received.ShouldBe(["proxy &lt;failed&gt; &amp; ended\n"]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_server_is_asked_again(int status)
    {
        (await SendAsync("text", status, status, 200)).ShouldBeNull();

        _received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Server_that_stays_busy_is_left_alone_after_three_attempts()
    {
        (await SendAsync("text", 500, 500, 500, 200)).ShouldBe("the webhook answered 500");

        _received.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Refusal_is_final(int status)
    {
        (await SendAsync("text", status, 200)).ShouldBe($"the webhook answered {status}");

        _received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_told_without_its_address()
    {
        int port;
        await using (var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask))
        {
            port = server.Port;
        }

        var problem = await Webhook($"http://127.0.0.1:{port}/services/T0/secret").SendAsync("text", TestContext.Current.CancellationToken);

        problem.ShouldNotBeNull().ShouldStartWith("the webhook cannot be reached");
        problem.ShouldNotContain("127.0.0.1");
        problem.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("hooks.slack.com/services/secret")]
    [InlineData("file:///secret")]
    [InlineData("")]
    public void Text_that_is_no_address_is_refused_without_repeating_it(string text) =>
        Should.Throw<FormatException>(() => SlackWebhook.ParseAddress(text)).Message.ShouldNotContain("secret");

    public void Dispose() => _handler.Dispose();

    private async Task<string?> SendAsync(string text, params int[] statuses)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            _received.Add(body.RootElement.GetProperty("text").GetString()!);
            context.Response.StatusCode = statuses[_received.Count - 1];
            context.Response.Headers.Location = "/elsewhere";
        });
        return await Webhook($"http://{server.Address}/services/T0/secret").SendAsync(text, TestContext.Current.CancellationToken);
    }

    private SlackWebhook Webhook(string address) => new(_handler, SlackWebhook.ParseAddress(address), new HastyTime());

    /// <summary>A clock on which every wait is over at once; deadlines never come.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(10) ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
    }
}
