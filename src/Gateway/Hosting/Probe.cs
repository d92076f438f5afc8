namespace Gateway.Hosting;

/// <summary>Asks other programs whether they are well, for images that have no shell and no curl.</summary>
internal static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks each URL until it answers with a success, for a few seconds in all: a Service may need a moment after its pods are ready.</summary>
    /// <returns>What each of the others said last.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> urls, TimeProvider time)
    {
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(Patience, time);
        var answers = await Task.WhenAll(urls.Select(url => AskAsync(client, url, time, deadline.Token)));
        return [.. answers.OfType<string>()];
    }

    private static async Task<string?> AskAsync(HttpClient client, string url, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return $"'{url}' is no http address";
        }

        var problem = $"{url} did not answer";
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var response = await client.GetAsync(uri, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return null;
                }

                problem = $"{url} answered {(int)response.StatusCode}";
            }
            catch (HttpRequestException e)
            {
                problem = $"{url}: {e.Message}";
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return problem;
    }
}
