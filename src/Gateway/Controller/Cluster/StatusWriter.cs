using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using Gateway.Controller.Routes;

namespace Gateway.Controller.Cluster;

/// <summary>Writes into the status of each route whether it was accepted. Only what differs from what is there is written, so several controllers agree and rest.</summary>
internal sealed class StatusWriter(ClusterSettings settings, TimeProvider time, ILogger<StatusWriter> logger)
{
    private readonly Channel<IReadOnlyList<RouteOutcome>> offers =
        Channel.CreateBounded<IReadOnlyList<RouteOutcome>>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Replaces what is to be written by something newer.</summary>
    public void Offer(IReadOnlyList<RouteOutcome> outcomes) => offers.Writer.TryWrite(outcomes);

    /// <summary>Writes until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var outcomes in offers.Reader.ReadAllAsync(cancellationToken))
        {
            var due = outcomes.Where(outcome => !RouteConditions.AreCurrent(outcome)).ToList();
            if (due.Count > 0)
            {
                await WriteAllAsync(due, cancellationToken);
            }
        }
    }

    private async Task WriteAllAsync(List<RouteOutcome> due, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ApiServerClient(settings);
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, (outcome, token) => WriteAsync(client, outcome, token));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("No status can be written: {Problem}", e.Message);
        }
    }

    private async ValueTask WriteAsync(ApiServerClient client, RouteOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await client.PatchStatusAsync(outcome.Resource, RouteConditions.Apply(outcome, time.GetUtcNow()), cancellationToken);
        }
        catch (ApiException e) when (e.Status is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            // The route changed or went away: the watch brings it back as it is now, and its status is looked at again.
            logger.LogDebug("The status of {Route} is left for now: {Problem}", outcome.Resource.FullName, e.Message);
        }
        catch (Exception e) when (e is ApiException or HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("The status of {Route} cannot be written: {Problem}", outcome.Resource.FullName, e.Message);
        }
    }
}
