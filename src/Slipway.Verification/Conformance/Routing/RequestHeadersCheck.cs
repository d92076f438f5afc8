namespace Slipway.Verification.Conformance;

/// <summary>Headers of requests are removed, set and added as the route says; all others arrive as they were sent.</summary>
internal sealed class RequestHeadersCheck() : RouteCheck("request headers", new TestRoute("request-headers", "request-headers.conformance.test") { RequestHeaders = Rules }.To(TestBackends.A))
{
    private static readonly string[] Sent = ["x-removed", "x-set", "x-added", "x-kept"];

    private static TestHeaderRules Rules => new()
    {
        Remove = ["x-removed"],
        Set = MatchChecks.Headers("x-set", "route"),
        Add = MatchChecks.Headers("x-added", "route"),
    };

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Clients.Http.SendAsync(new(Host) { Headers = Sent.ToDictionary(name => name, _ => "client", StringComparer.Ordinal) }, cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        var echo = answer.ReadEcho();
        Expect.Equal("removed header x-removed to arrive as", null, echo.Header("x-removed"));
        Expect.Equal("set header x-set to arrive as", "route", echo.Header("x-set"));
        Expect.Equal("added header x-added to arrive as", "client, route", echo.Header("x-added")?.Replace(",route", ", route", StringComparison.Ordinal));
        Expect.Equal("header x-kept to arrive as", "client", echo.Header("x-kept"));
        return "headers were removed, set, added and kept";
    }
}
