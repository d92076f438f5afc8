namespace Slipway.Verification.Kubernetes;

/// <summary>Waits until an address answers: a Service may refuse connections for a moment after its pods are ready.</summary>
internal static class GatewayReach
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    /// <summary>Waits for a successful answer.</summary>
    /// <exception cref="WorkloadFailedException">There is none in time; the message has the last failure.</exception>
    public static async Task WaitAsync(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = AnswerTime };
        var started = time.GetTimestamp();
        while (true)
        {
            var failure = await TryAsync(client, address, cancellationToken);
            if (failure is null)
            {
                return;
            }

            if (time.GetElapsedTime(started) > timeout)
            {
                throw new WorkloadFailedException($"{address} is not reached from this machine after {timeout.TotalSeconds:0} s, although the pods are ready: {failure}");
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private static async Task<string?> TryAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it does not answer within {AnswerTime.TotalSeconds:0} s";
        }
    }
}
