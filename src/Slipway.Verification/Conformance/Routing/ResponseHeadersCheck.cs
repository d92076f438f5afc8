namespace Slipway.Verification.Conformance;

/// <summary>Headers of responses are removed and set as the route says.</summary>
internal sealed class ResponseHeadersCheck() : RouteCheck("response headers", new TestRoute("response-headers", "response-headers.conformance.test") { ResponseHeaders = Rules }.To(TestBackends.A))
{
    private static TestHeaderRules Rules => new() { Remove = ["x-echo-name"], Set = MatchChecks.Headers("x-set", "route") };

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Clients.Http.SendAsync(new(Host), cancellationToken);
        Expect.Equal("status", 200, answer.Status);
        Expect.Equal("removed header x-echo-name", null, answer.Backend);
        Expect.Equal("set header x-set", "route", answer.Headers.GetValueOrDefault("x-set"));
        return "headers were removed and set";
    }
}
