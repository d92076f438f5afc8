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

    /// <summary>The folder of reports, a folder for each mode.</summary>
    sealed AbsolutePath VerificationDirectory => ArtifactsDirectory / "verification";

    /// <summary>The folder that verifications work in, a folder for each run.</summary>
    sealed AbsolutePath VerificationWorkDirectory => TemporaryDirectory / "verification";
}
