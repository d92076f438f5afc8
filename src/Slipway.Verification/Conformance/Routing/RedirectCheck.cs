namespace Slipway.Verification.Conformance;

/// <summary>The gateway answers with the status and the place that the route says.</summary>
internal sealed class RedirectCheck() : RouteCheck(
    "redirect", new TestRoute("redirect", "redirect.conformance.test") { Redirect = new("https", "elsewhere.conformance.test", 8443, 308) })
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Clients.Http.SendAsync(new(Host, "/a?b=c"), cancellationToken);
        Expect.Refusal(answer, 308);
        Expect.Equal("location", "https://elsewhere.conformance.test:8443/a?b=c", answer.Headers.GetValueOrDefault("location"));
        return $"308 to {answer.Headers["location"]}";
    }
}
