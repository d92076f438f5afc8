using Slipway.Verification;

namespace Slipway.Release;

/// <summary>Tells the maintainers that a release failed its verification.</summary>
internal static class MaintainerNotice
{
    private const int MostFailures = 10;
    private const int MostCharacters = 300;

    /// <summary>Sends the message, when there is a webhook; that it cannot be delivered is said and changes nothing else.</summary>
    public static async Task SendAsync(VerdictSettings settings, ReleaseUnderTest release, VerificationReport report, CancellationToken cancellationToken)
    {
        if (settings.Webhook is not { } address)
        {
            return;
        }

        // Redirects would carry the message elsewhere.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        var text = Text(release, report, settings.Run);
        var problem = await new SlackWebhook(handler, address, TimeProvider.System).SendAsync(text, cancellationToken);
        if (problem is null)
        {
            Log.Information("The maintainers were told.");
        }
        else
        {
            Log.Warning("The maintainers could not be told: {Problem}", problem);
        }
    }

    /// <summary>The message.</summary>
    /// <param name="release">The release.</param>
    /// <param name="report">What failed.</param>
    /// <param name="run">The CI run; null on a person's machine.</param>
    internal static string Text(ReleaseUnderTest release, VerificationReport report, string? run)
    {
        var failures = VerificationFailedException.Failures(report);
        IEnumerable<string> lines =
        [
            $"{report.Version} failed its verification ({report.Mode}) and will not be published.",
            .. failures.Take(MostFailures).Select(failure => $"• {Shorten(failure.Split('\n')[0])}"),
            .. failures.Count > MostFailures ? [$"• and {failures.Count - MostFailures} more"] : Array.Empty<string>(),
            $"Release: {release.Artifact}",
            .. run is null ? Array.Empty<string>() : [$"Run: {run}"],
        ];
        return string.Join('\n', lines);
    }

    private static string Shorten(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
}
