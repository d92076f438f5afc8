namespace Slipway.Verification.Conformance;

/// <summary>The matched prefix is replaced; the rest and the query stay as they were sent.</summary>
internal sealed class RewriteCheck() : RouteCheck("rewrite", new TestRoute("rewrite", "rewrite.conformance.test") { Path = "/shop", RewritePrefix = "/v1" }.To(TestBackends.A))
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        foreach (var (sent, expected) in new[] { ("/shop", "/v1"), ("/shop/a%20b?c=%2F", "/v1/a%20b?c=%2F") })
        {
            var answer = await context.Clients.Http.SendAsync(new(Host, sent), cancellationToken);
            Expect.Backend(answer, TestBackends.A);
            Expect.Equal($"{sent} to arrive as", expected, answer.ReadEcho().Path);
        }

        return "the prefix was replaced, the rest stayed as it was";
    }
}
