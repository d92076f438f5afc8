namespace Slipway.Release;

/// <summary>A build that verifies its releases before they are published.</summary>
public interface IHazVerification : IStage
{
    /// <summary>What is verified, and how.</summary>
    [Parameter("What to verify: staged (default) or published; docker runs VerifyLocal's programs as containers; several by comma")]
    string? Verify => TryGetValue(() => Verify);

    /// <summary>The address of a Slack-compatible webhook that is told, once for each release and mode, that a verification failed.</summary>
    [Parameter("Slack-compatible webhook that is told when a release fails its verification")]
    [Secret]
    string? NotifyWebhook => TryGetValue(() => NotifyWebhook);

    /// <summary>For how many seconds a load test runs after the suite. It decides nothing.</summary>
    [Parameter("Seconds of constant load after the suite, which is measured and decides nothing; none when not given")]
    int? LoadSeconds => TryGetValue<int?>(() => LoadSeconds);

    /// <summary>The checks of the conformance suite: put your own beside them, or leave some out.</summary>
    IReadOnlyList<Slipway.Verification.ConformanceCheck> ConformanceChecks => Slipway.Verification.ConformanceSuite.StandardChecks;

    /// <summary>The folder of reports, a folder for each mode.</summary>
    sealed AbsolutePath VerificationDirectory => ArtifactsDirectory / "verification";

    /// <summary>The folder that verifications work in, a folder for each run.</summary>
    sealed AbsolutePath VerificationWorkDirectory => TemporaryDirectory / "verification";

    /// <summary>Whether the published version is verified, for which nothing has to be built or staged. It throws nothing: targets are described with it.</summary>
    sealed bool VerifiesPublished => Verify?.Contains("published", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The load test that <see cref="LoadSeconds"/> asks for; null for none.</summary>
    /// <exception cref="UsageException">It cannot be done.</exception>
    sealed Slipway.Verification.LoadOptions? ResolveLoad()
    {
        var options = LoadSeconds is { } seconds ? new Slipway.Verification.LoadOptions { Duration = TimeSpan.FromSeconds(seconds) } : null;
        return options?.Validate() is { Count: > 0 } problems ? throw new UsageException([.. problems.Select(problem => $"--load-seconds {LoadSeconds}: {problem}.")]) : options;
    }
}
