namespace Slipway.Verification.Conformance;

/// <summary>The backend learns which host and scheme the client asked for, and the client cannot make it believe others.</summary>
internal sealed class ForwardedCheck() : RouteCheck("forwarded headers", new TestRoute("forwarded", "forwarded.conformance.test").To(TestBackends.A))
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Clients.Http.SendAsync(new(Host) { Headers = MatchChecks.Headers("x-forwarded-proto", "gopher") }, cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        var echo = answer.ReadEcho();
        Expect.Equal("x-forwarded-proto", "http", echo.Header("x-forwarded-proto"));
        Expect.Equal("x-forwarded-host without its port", Host, echo.Header("x-forwarded-host")?.Split(':')[0]);
        Expect.Equal("an x-forwarded-for:", true, echo.Header("x-forwarded-for") is { Length: > 0 });
        return $"x-forwarded-for: {echo.Header("x-forwarded-for")}";
    }
}
