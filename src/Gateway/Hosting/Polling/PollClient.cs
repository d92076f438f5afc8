using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Polling;

/// <summary>
/// Follows a feed by long poll for as long as the program runs. A server that is away is asked again, at first soon and then every few seconds,
/// and what was applied before stays.
/// </summary>
/// <param name="client">Used for the requests, see <see cref="CreateHttpClient"/>.</param>
/// <param name="feed">The feed's address.</param>
/// <param name="token">Presented to the server, when there is one.</param>
/// <param name="time">Measures the pauses.</param>
/// <param name="logger">Is told when the server goes away and when it is back.</param>
public sealed class PollClient(HttpClient client, Uri feed, SharedToken? token, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private string version = "";
    private string? fault;

    /// <summary>A client for polls: it waits a little longer than a server may hold one, and never goes through a proxy of the environment.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes its handler.")]
    public static HttpClient CreateHttpClient() => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Wait + TimeSpan.FromSeconds(10) };

    /// <summary>Polls until cancelled and hands each new state to <paramref name="apply"/>.</summary>
    public async Task RunAsync(Action<ReadOnlyMemory<byte>> apply, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await TryPollAsync(apply, cancellationToken))
            {
                pause = FirstPause;
                continue;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> TryPollAsync(Action<ReadOnlyMemory<byte>> apply, CancellationToken cancellationToken)
    {
        try
        {
            await PollAsync(apply, cancellationToken);
            Note(null);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            Note(cancellationToken.IsCancellationRequested ? fault : e.Message);
            return false;
        }
    }

    private async Task PollAsync(Action<ReadOnlyMemory<byte>> apply, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(feed, $"?version={version}&wait={(int)Wait.TotalSeconds}s"));
        request.Headers.TryAddWithoutValidation("Authorization", token?.Authorization);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return;
        }

        response.EnsureSuccessStatusCode();
        version = response.Headers.ETag?.Tag.Trim('"') ?? throw new HttpRequestException("the answer has no ETag");
        apply(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private void Note(string? problem)
    {
        if (problem == fault)
        {
            return;
        }

        fault = problem;
        if (problem is null)
        {
            logger.LogInformation("{Feed} answers again", feed);
        }
        else
        {
            logger.LogWarning("{Feed} cannot be followed, what it said last stays in force: {Problem}", feed, problem);
        }
    }
}
