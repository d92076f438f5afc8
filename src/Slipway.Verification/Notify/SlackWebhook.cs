using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Slipway.Verification;

/// <summary>
/// An incoming webhook as Slack defines it and others understand it: one JSON object with <c>text</c>, answered with a success.
/// The address is a secret: nothing of it is in any message.
/// </summary>
/// <param name="handler">Sends requests; must follow no redirects, which would carry the message elsewhere. Not disposed.</param>
/// <param name="address">Where to send to.</param>
/// <param name="time">Waits between attempts.</param>
public sealed class SlackWebhook(HttpMessageHandler handler, Uri address, TimeProvider time)
{
    private const int Attempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Reads the address.</summary>
    /// <exception cref="FormatException">It is no address for HTTP; the message does not repeat it.</exception>
    public static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new FormatException("The webhook is no address (expected, for instance, https://hooks.slack.com/services/…).");

    /// <summary>Sends a text, again when the server is busy or fails.</summary>
    /// <param name="text">Plain text; characters that mean something to Slack are escaped.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it was not delivered; null when it was.</returns>
    public async Task<string?> SendAsync(string text, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var (problem, wait) = await TryAsync(client, text, cancellationToken);
            if (problem is null || wait is null || attempt == Attempts)
            {
                return problem;
            }

            await Task.Delay(wait == TimeSpan.Zero ? pause : wait.Value, time, cancellationToken);
            pause *= 2;
        }
    }

    // The wait is null where another attempt would be the same, and zero where the server names none.
    private async Task<(string? Problem, TimeSpan? Wait)> TryAsync(HttpClient client, string text, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var content = new StringContent(Payload(text), Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(address, content, either.Token);
            var status = string.Create(CultureInfo.InvariantCulture, $"the webhook answered {(int)response.StatusCode}");
            return response.IsSuccessStatusCode ? default : (status, Retry(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"the webhook did not answer within {Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds", TimeSpan.Zero);
        }
        catch (HttpRequestException error)
        {
            // Its message may name the host.
            return ($"the webhook cannot be reached ({error.HttpRequestError})", TimeSpan.Zero);
        }
    }

    private TimeSpan? Retry(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
        {
            return null;
        }

        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return asked > LongestPause ? LongestPause : asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private static string Payload(string text)
    {
        var escaped = PrintableText.Clean(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("text", escaped);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
