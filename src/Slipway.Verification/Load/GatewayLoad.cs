using System.Globalization;

namespace Slipway.Verification;

/// <summary>A load test of a gateway: one route to one echo backend, short requests over kept connections.</summary>
public static class GatewayLoad
{
    private const string Name = "load";
    private const string Host = "load.conformance.test";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes its route the only one, waits until the gateway has taken it up, warms both up, and measures.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="options">Rate and duration.</param>
    /// <param name="time">Measures.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="VerificationException">The gateway did not take up the route.</exception>
    public static async Task<LoadResult> RunAsync(IGatewayUnderTest gateway, LoadOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var backend = await gateway.StartBackendAsync(Name, cancellationToken);
        var route = new TestRoute(Name, Host) { Backends = [new(Name)] };
        await gateway.ApplyRoutesAsync([RouteWriter.Write(route, new Dictionary<string, BackendAddress>(StringComparer.Ordinal) { [Name] = backend })], cancellationToken);
        using var client = new GatewayClient(gateway.Addresses.Http, new Version(1, 1));
        await WaitAsync(client, time, cancellationToken);

        // The first requests are compiled and open connections on both sides: that is no matter of the release.
        await LoadTest.RunAsync(options with { Duration = WarmUp }, token => SendAsync(client, token), time, cancellationToken);
        return await LoadTest.RunAsync(options, token => SendAsync(client, token), time, cancellationToken);
    }

    private static async Task WaitAsync(GatewayClient client, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (await TrySendAsync(client, cancellationToken) is { } problem)
        {
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new VerificationException($"The gateway did not take up the route of the load test within {ReportText.Duration(Patience)}: {problem}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task<string?> TrySendAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(client, cancellationToken);
            return null;
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
    }

    private static async Task SendAsync(GatewayClient client, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(new(Host, "/"), cancellationToken);
        if (answer.Status != 200)
        {
            throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"answered with {answer.Status}"));
        }
    }
}
