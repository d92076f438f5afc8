using Slipway.Testing.Http;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>How the suite runs checks, whatever they look at.</summary>
public sealed class SuiteTests : IAsyncLifetime
{
    private LoopbackServer server = null!;
    private StubGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync(context => Task.FromResult(context.Response.Headers["x-echo-name"] = "stub"));
        gateway = new(server.Address);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Check_of_ones_own_gets_its_backends_and_clients()
    {
        var check = new OwnCheck(async (context, token) => $"{(await context.Clients.Http.SendAsync(new("own.test"), token)).Backend}") { Needed = [new TestRoute("own", "own.test").To("mine")] };

        var result = await RunAsync(check);

        result.ShouldBe((CheckOutcome.Passed, "stub", 1));
        gateway.Started.ShouldBe(["echo-a", "mine"], ignoreOrder: true);
    }

    [Fact]
    public async Task Check_that_hangs_is_cut_and_tells_what_it_was_doing()
    {
        var check = new OwnCheck(async (context, _) =>
        {
            context.Doing = "counting sheep";
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return "";
        });

        (await RunAsync(check, new() { CheckDeadline = TimeSpan.FromMilliseconds(50) })).ShouldBe((CheckOutcome.Failed, "expected an end within 0.05 s; found it still counting sheep", 1));
    }

    [Fact]
    public async Task Check_that_throws_something_odd_fails_with_it() =>
        (await RunAsync(new((_, _) => throw new InvalidOperationException("no pods")))).ShouldBe((CheckOutcome.Failed, "the check could not be done (running): no pods", 1));

    [Fact]
    public async Task Check_that_finds_something_else_fails_with_both() =>
        (await RunAsync(new((_, _) => throw new CheckFailedException("200", "404")))).ShouldBe((CheckOutcome.Failed, "expected 200; found 404", 1));

    [Fact]
    public async Task What_needs_a_moment_is_tried_again_and_counted()
    {
        var tries = 0;

        var result = await RunAsync(new(async (context, token) =>
        {
            await context.EventuallyAsync("the route", _ => ++tries < 3 ? throw new CheckFailedException("200", "404") : Task.CompletedTask, token);
            return "there";
        }));

        result.ShouldBe((CheckOutcome.Passed, "there", 3));
    }

    [Fact]
    public async Task What_never_comes_fails_with_what_was_found_last()
    {
        var result = await RunAsync(
            new(async (context, token) =>
            {
                await context.EventuallyAsync("the route", _ => throw new CheckFailedException("200", "404"), token);
                return "there";
            }),
            new() { PropagationDeadline = TimeSpan.Zero });

        result.ShouldBe((CheckOutcome.Failed, "expected the route within 0 s; found after 1 attempts: 404", 1));
    }

    [Fact]
    public async Task Checks_that_run_alone_follow_when_all_others_have_ended()
    {
        var order = new List<string>();
        OwnCheck Check(string name, bool alone) => new((_, _) =>
        {
            lock (order)
            {
                order.Add(name);
            }

            return Task.FromResult(name);
        }) { Title = name, Alone = alone };

        var result = await ConformanceSuite.RunAsync(gateway, new() { Checks = [Check("c", true), Check("a", false), Check("d", true), Check("b", false)], Parallelism = 1 }, default);

        order.ShouldBe(["a", "b", "c", "d"]);
        result.Checks.Select(check => check.Name).ShouldBe(["routes are taken up", "c", "a", "d", "b"]);
        result.Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task Gateway_that_takes_up_no_routes_fails_one_check_and_all_others_are_skipped()
    {
        await using var refusing = await LoopbackServer.StartAsync(context => Task.FromResult(context.Response.StatusCode = 404));
        var told = new List<string>();

        var result = await ConformanceSuite.RunAsync(new StubGateway(refusing.Address), new() { PropagationDeadline = TimeSpan.FromMilliseconds(100), OnResult = check => told.Add(check.Name) }, default);

        result.Checks.Where(check => check.Outcome == CheckOutcome.Failed).ShouldHaveSingleItem().Message!.ShouldStartWith("expected the routes to be taken up within 0.1 s; found after ");
        result.Checks.Skip(1).ShouldAllBe(check => check.Outcome == CheckOutcome.Skipped && check.Message == "the gateway did not take up the routes of the suite");
        told.Count.ShouldBe(ConformanceSuite.StandardChecks.Count + 1);
        result.Passed.ShouldBeFalse();
    }

    [Fact]
    public void Checks_that_a_gateway_cannot_be_asked_for_tell_why() =>
        ConformanceSuite.StandardChecks.Where(check => check.ReasonToSkip(gateway) is not null).Select(check => $"{check.Name}: {check.ReasonToSkip(gateway)}").ShouldBe(
        [
            "request over HTTP/2: the gateway was started without a port for HTTP/2",
            "request over TLS: the gateway was started without a port for TLS",
            "request over HTTP/2 and TLS: the gateway was started without a port for HTTP/2 and TLS",
            "certificate by server name: the gateway was started without a port for TLS",
            "large upload over HTTP/2: the gateway was started without a port for HTTP/2",
            "large download over HTTP/2: the gateway was started without a port for HTTP/2",
            "websocket over HTTP/2: the gateway was started without a port for HTTP/2",
            "dead backend: a stub cannot do that",
            "rollout of a backend: a stub cannot do that",
            "rollout of the gateway: a stub cannot do that",
            "not ready without a controller: a stub cannot do that",
        ]);

    [Fact]
    public async Task Cancellation_is_no_result()
    {
        using var cancel = new CancellationTokenSource();
        var check = new OwnCheck(async (_, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "";
        });

        await Should.ThrowAsync<OperationCanceledException>(() => ConformanceSuite.RunAsync(gateway, new() { Checks = [check] }, cancel.Token));
    }

    [Fact]
    public async Task Two_checks_of_one_name_are_refused() =>
        (await Should.ThrowAsync<ArgumentException>(() => ConformanceSuite.RunAsync(gateway, new() { Checks = [new OwnCheck((_, _) => Task.FromResult("")), new OwnCheck((_, _) => Task.FromResult(""))] }, default)))
            .Message.ShouldStartWith("Several checks of the suite have the same name: own: own");

    private async Task<(CheckOutcome Outcome, string? Message, int Attempts)> RunAsync(OwnCheck check, ConformanceOptions? options = null)
    {
        var result = await ConformanceSuite.RunAsync(gateway, (options ?? new()) with { Checks = [check] }, TestContext.Current.CancellationToken);
        return (result.Checks[1].Outcome, result.Checks[1].Message, result.Checks[1].Attempts);
    }

    private sealed class OwnCheck(Func<CheckContext, CancellationToken, Task<string>> run) : ConformanceCheck
    {
        public string Title { get; init; } = "own";

        public bool Alone { get; init; }

        public override string Group => "own";

        public override string Name => Title;

        public override IReadOnlyList<TestRoute> Routes => Needed;

        public IReadOnlyList<TestRoute> Needed { get; init; } = [];

        public override bool RunsAlone => Alone;

        public override Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken) => run(context, cancellationToken);
    }
}
