namespace Slipway.Verification;

/// <summary>
/// The routes of all checks and the last one, the marker: a gateway that follows its routes in order has taken up all others when it answers for the marker.
/// </summary>
public sealed class SuiteRoutes
{
    // Several proxies behind one address take routes up one after the other; each connection asks one of them.
    private const int AnswersInARow = 8;

    private readonly IGatewayUnderTest gateway;
    private readonly IReadOnlyList<TestRoute> routes;
    private int generation;

    private SuiteRoutes(IGatewayUnderTest gateway, IReadOnlyList<TestRoute> routes, IReadOnlyDictionary<string, BackendAddress> backends)
    {
        this.gateway = gateway;
        this.routes = routes;
        Backends = backends;
    }

    /// <summary>Where the echo backends are.</summary>
    public IReadOnlyDictionary<string, BackendAddress> Backends { get; }

    /// <summary>Starts all backends that checks need; applies nothing yet.</summary>
    public static async Task<SuiteRoutes> PrepareAsync(IGatewayUnderTest gateway, IEnumerable<ConformanceCheck> checks, CancellationToken cancellationToken)
    {
        var all = checks.SelectMany(check => check.Routes).ToArray();
        var names = all.SelectMany(route => route.Backends).Select(backend => backend.Name).Append(TestBackends.A).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var addresses = await Task.WhenAll(names.Select(name => gateway.StartBackendAsync(name, cancellationToken)));
        return new(gateway, all, names.Zip(addresses).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    /// <summary>Applies the routes of the suite and some more, and waits until the gateway has taken them up.</summary>
    /// <param name="more">Further routes, to the same backends.</param>
    /// <param name="context">Counts the attempts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ApplyAsync(IEnumerable<TestRoute> more, CheckContext context, CancellationToken cancellationToken)
    {
        var host = $"marker-{++generation}.conformance.test";
        var marker = new TestRoute("marker", host).To(TestBackends.A);
        context.Doing = "applying routes";
        await gateway.ApplyRoutesAsync([.. routes.Concat(more).Append(marker).Select(route => RouteWriter.Write(route, Backends))], cancellationToken);
        await context.EventuallyAsync("the routes to be taken up", token => AskAsync(context, host, token), cancellationToken);
    }

    private static async Task AskAsync(CheckContext context, string host, CancellationToken cancellationToken)
    {
        for (var answers = 0; answers < AnswersInARow; answers++)
        {
            var answer = await context.Clients.Fresh.SendAsync(new(host), cancellationToken);
            if (answer.Status != 200)
            {
                throw new CheckFailedException("200", $"{answer}") { Detail = answer.Excerpt };
            }
        }
    }
}
