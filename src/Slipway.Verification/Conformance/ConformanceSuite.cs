using Slipway.Verification.Conformance;

namespace Slipway.Verification;

/// <summary>The conformance suite: whether a gateway does from outside what it promises.</summary>
public static class ConformanceSuite
{
    /// <summary>All checks of the suite, group by group.</summary>
    public static IReadOnlyList<ConformanceCheck> StandardChecks { get; } =
    [
        new RequestCheck(GatewayPort.Http),
        new RequestCheck(GatewayPort.H2c),
        new RequestCheck(GatewayPort.Https),
        new RequestCheck(GatewayPort.Https2),
        new ServerNameCheck(),
        new LargeUploadCheck(GatewayPort.Http),
        new LargeUploadCheck(GatewayPort.H2c),
        new LargeDownloadCheck(GatewayPort.Http),
        new LargeDownloadCheck(GatewayPort.H2c),
        new WebSocketCheck(GatewayPort.Http),
        new WebSocketCheck(GatewayPort.H2c),
        new H2cBackendCheck(),
        .. MatchChecks.All,
        .. PrecedenceChecks.All,
        new RewriteCheck(),
        new RedirectCheck(),
        new TimeoutCheck(),
        new RequestHeadersCheck(),
        new ResponseHeadersCheck(),
        new ForwardedCheck(),
        new NoBackendCheck(),
        new RouteChangeCheck(),
        new WeightCheck(),
        new DeadBackendCheck(),
        new BackendRolloutCheck(),
        new GatewayRolloutCheck(),
        new LiveCheck(),
        new ReadyCheck(),
        new VersionCheck(),
        new UnreadyCheck(),
    ];

    /// <summary>
    /// Starts the backends, applies the routes of all checks and waits until the gateway has taken them up; then runs the checks, side by side but for those that
    /// run alone, which follow one after the other.
    /// </summary>
    /// <returns>The results in the order of the checks, after that of the routes. Failed checks are no exception; a backend that cannot be started is.</returns>
    /// <exception cref="ArgumentException">Two checks have the same name, or two routes have.</exception>
    public static async Task<SuiteResult> RunAsync(IGatewayUnderTest gateway, ConformanceOptions options, CancellationToken cancellationToken)
    {
        Unique("checks", options.Checks.Select(check => $"{check.Group}: {check.Name}"));
        Unique("routes", options.Checks.SelectMany(check => check.Routes).Select(route => route.Name));
        var begin = options.Time.GetTimestamp();
        using var clients = new GatewayClients(gateway.Addresses, gateway.Certificates);
        var routes = await SuiteRoutes.PrepareAsync(gateway, options.Checks, cancellationToken);
        var runner = new CheckRunner(gateway, clients, options, routes);
        var taken = await runner.RunAsync(new RoutesCheck(), cancellationToken);
        var results = taken.Outcome == CheckOutcome.Passed
            ? await RunAllAsync(runner, options, cancellationToken)
            : options.Checks.Select(check => runner.Skip(check, "the gateway did not take up the routes of the suite"));
        return new() { Name = "conformance", Checks = [taken, .. results], Duration = options.Time.GetElapsedTime(begin) };
    }

    private static async Task<IEnumerable<CheckResult>> RunAllAsync(CheckRunner runner, ConformanceOptions options, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(options.Parallelism);
        var together = options.Checks.Where(check => !check.RunsAlone).ToDictionary(check => check, RunTogetherAsync);
        await Task.WhenAll(together.Values);
        var results = together.ToDictionary(pair => pair.Key, pair => pair.Value.Result);
        foreach (var check in options.Checks.Where(check => check.RunsAlone))
        {
            results[check] = await runner.RunAsync(check, cancellationToken);
        }

        return options.Checks.Select(check => results[check]);

        async Task<CheckResult> RunTogetherAsync(ConformanceCheck check)
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                return await runner.RunAsync(check, cancellationToken);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private static void Unique(string what, IEnumerable<string> names)
    {
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToArray();
        if (twice.Length > 0)
        {
            throw new ArgumentException($"Several {what} of the suite have the same name: {string.Join(", ", twice)}; expected each to have its own.", nameof(names));
        }
    }
}
