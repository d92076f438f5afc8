namespace Slipway.Release;

/// <summary>What a build says about verification in every mode.</summary>
internal sealed record VerdictSettings
{
    /// <summary>The folder of reports, a folder for each mode.</summary>
    public required AbsolutePath Reports { get; init; }

    /// <summary>Where releases are published; the one before is looked for there.</summary>
    public required RegistryTarget Published { get; init; }

    /// <summary>Who is told of failures; null for nobody. A secret.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>The address of the CI run; null on a person's machine.</summary>
    public string? Run { get; init; }

    /// <summary>The load test after the suite; null for none.</summary>
    public Slipway.Verification.LoadOptions? Load { get; init; }

    /// <summary>The settings of a build.</summary>
    /// <exception cref="UsageException">The webhook is no address, a registry or the load is wrong.</exception>
    public static VerdictSettings Of(IHazVerification build) => new()
    {
        Reports = build.VerificationDirectory,
        Published = build.ResolveRegistry(),
        Webhook = ParseWebhook(build.NotifyWebhook),
        Run = build.Host.RunUrl,
        Load = build.ResolveLoad(),
    };

    private static Uri? ParseWebhook(string? text)
    {
        try
        {
            return text is { Length: > 0 } ? Slipway.Verification.SlackWebhook.ParseAddress(text) : null;
        }
        catch (FormatException error)
        {
            throw new UsageException($"NOTIFY_WEBHOOK: {error.Message}");
        }
    }
}
