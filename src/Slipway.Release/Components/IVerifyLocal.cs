using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Verifies a release on this machine: no cluster, and Docker only when it is asked for.</summary>
public interface IVerifyLocal : IHazVerification
{
    /// <summary>
    /// Pulls the images by digest, runs their programs, and the conformance suite against them. The result is a report, and a mark on the release in the registry:
    /// <c>Publish</c> refuses what failed.
    /// </summary>
    Target VerifyLocal => _ => _
        .Description("Run the staged images on this machine, and the conformance suite against them")
        .DependsOn(VerifiesPublished ? DetermineVersion : Stage)
        .TryBefore<IPublish>(x => x.Publish)
        .Produces("artifacts/verification/local/**", "artifacts/verification/docker/**")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .UsesSecret(() => NotifyWebhook)
        .Executes(async cancellationToken =>
        {
            var (choice, settings) = (VerifyChoice.Parse(Verify), VerdictSettings.Of(this));
            await using var registry = await RegistrySession.OpenAsync(this, [ResolveStageRegistry(), ResolveRegistry()], cancellationToken);
            await new LocalVerification(this, settings, registry.Client).RunAsync(choice, cancellationToken);
        });
}
