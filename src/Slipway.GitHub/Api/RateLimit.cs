using System.Globalization;
using System.Net;

namespace Slipway.GitHub;

/// <summary>How long a limited caller has to wait (REST API, "Exceeding the rate limit").</summary>
internal static class RateLimit
{
    private static readonly TimeSpan s_unknown = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(1);

    /// <summary>The wait that an answer asks for; null when it is about no limit.</summary>
    public static TimeSpan? Read(GitHubAnswer answer, DateTimeOffset now)
    {
        if (answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden))
        {
            return null;
        }

        if (answer.Headers.RetryAfter is { } after && (after.Delta ?? (after.Date - now)) is { } wait)
        {
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }

        if (answer.Find("x-ratelimit-remaining") == "0" && long.TryParse(answer.Find("x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            var left = DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, uint.MaxValue)) - now;
            return left > TimeSpan.Zero ? left + s_margin : s_margin;
        }

        // Whoever is limited without being told for how long waits a minute; every other 403 is a plain refusal.
        var isLimit = answer.Status == HttpStatusCode.TooManyRequests || GitHubJson.ReadMessage(answer.Body).Contains("rate limit", StringComparison.OrdinalIgnoreCase);
        return isLimit ? s_unknown : null;
    }
}
