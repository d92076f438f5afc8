using Slipway.Oci;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Takes a release back that was staged and is not to be published.</summary>
public interface IUnstage : IStage, IHazConfirmation
{
    /// <summary>Deletes the stage of this commit and version with everything that nothing else needs: what was published stays.</summary>
    Target Unstage => _ => _
        .Description("Show what is staged for this commit and version; delete it with --yes")
        .DependsOn(DetermineVersion)
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Executes(async cancellationToken =>
        {
            var (tag, target) = (StageTag.Of(ReleaseManifest.ReadIdentity()), ResolveStageRegistry());
            await using var registry = await RegistrySession.OpenAsync(this, [target], cancellationToken);
            var gitHub = await ManifestRemovals.GitHubOptionsAsync(this, cancellationToken);
            var report = new CleanupReport(Yes);

            // The release manifest goes first: without it nobody finds the rest.
            foreach (var repository in (await CleanupTargets.FindAsync(target, Images, Charts, cancellationToken)).Reverse())
            {
                var reference = Reference.Parse(repository);
                var cleanup = new RepositoryCleanup(registry.Client, reference);
                var verdicts = await cleanup.PlanAsync(tag, cancellationToken);
                using var removal = ManifestRemovals.For(reference, registry.Client, gitHub);
                report.Add(repository, verdicts, Yes ? await cleanup.DeleteAsync(verdicts, removal, cancellationToken) : 0);
            }

            report.Show();
        });
}
