using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Gateway.Controller.Routes;

namespace Gateway.Controller.Cluster;

using RouteSet = ImmutableDictionary<string, RouteResource>;

/// <summary>
/// Follows the routes of a cluster: lists them, watches from there on, and lists again when the watch falls too far behind.
/// Whatever fails is tried again with growing pauses, while the routes known so far stay in force.
/// </summary>
internal sealed class ClusterRouteSource(
    ClusterSettings settings, RoutePublisher publisher, StatusWriter statuses, TimeProvider time, ILogger<ClusterRouteSource> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Only the newest state counts: when changes come faster than they are compiled, those between are never seen.
    private readonly Channel<RouteSet> states = Channel.CreateBounded<RouteSet>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private TimeSpan pause = FirstPause;

    // None of the three ends before the program does, unless it fails: then the program must not go on with the other two.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await await Task.WhenAny(FollowAsync(stoppingToken), PublishAsync(stoppingToken), statuses.RunAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListAndWatchAsync(cancellationToken);
            }
            catch (ApiException e) when (e.Status == HttpStatusCode.Gone)
            {
                logger.LogInformation("The routes are listed again: {Reason}", e.Message);
            }
            catch (Exception e) when (e is ApiException or HttpRequestException or IOException or JsonException or CryptographicException or UnauthorizedAccessException)
            {
                logger.LogError("The API server cannot be followed, the routes known so far stay in force: {Problem}", e.Message);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning("The API server did not answer in time");
            }

            await PauseAsync(cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListAndWatchAsync(CancellationToken cancellationToken)
    {
        using var client = new ApiServerClient(settings);
        var (listed, version) = await client.ListAsync(cancellationToken);
        var routes = listed.ToImmutableDictionary(route => route.FullName, StringComparer.Ordinal);
        while (true)
        {
            states.Writer.TryWrite(routes);
            await foreach (var change in client.WatchAsync(version, cancellationToken))
            {
                var route = change.Object.Deserialize(ResourceJson.Default.RouteResource) ?? throw new JsonException("a watch event has no object");
                version = route.Metadata.ResourceVersion ?? version;
                routes = change.Type switch
                {
                    "ADDED" or "MODIFIED" => routes.SetItem(route.FullName, route),
                    "DELETED" => routes.Remove(route.FullName),
                    _ => routes,
                };
                states.Writer.TryWrite(routes);
                pause = FirstPause;
            }

            pause = FirstPause;
            await PauseAsync(cancellationToken);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await foreach (var routes in states.Reader.ReadAllAsync(cancellationToken))
        {
            var compiled = RouteCompiler.Compile(routes.Values, inCluster: true);
            publisher.Publish(compiled.Snapshot);
            statuses.Offer(compiled.Outcomes);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(pause, time, cancellationToken);
}
