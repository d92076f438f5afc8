using Slipway.Helm;
using Slipway.Oci;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Cleans the repositories of a release's images and charts.</summary>
public interface ICleanup : IHelmPackage, IHazConfirmation
{
    /// <summary>How many development versions stay in each repository, however old they are.</summary>
    [Parameter("How many of the newest development versions Cleanup keeps in each repository; 10 when not given")]
    int? KeepNewest => TryGetValue<int?>(() => KeepNewest);

    /// <summary>For how many days every development version stays.</summary>
    [Parameter("For how many days Cleanup keeps every development version; 14 when not given")]
    int? KeepDays => TryGetValue<int?>(() => KeepDays);

    /// <summary>
    /// Deletes development versions that are neither young nor among the newest. Releases, floating tags, caches and everything that one of these needs stay.
    /// </summary>
    Target Cleanup => _ => _
        .Description("Show old development versions in the registry; delete them with --yes")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .Executes(async cancellationToken =>
        {
            var rules = CleanupRules.Create(TimeProvider.System.GetUtcNow(), KeepNewest, KeepDays);
            var target = ResolveRegistry();
            await using var registry = target.Embedded ? await LoopbackRegistry.UseAsync(RegistryDirectory, ResolveRegistryPort(), TemporaryDirectory, cancellationToken) : null;
            using var client = RegistryClients.Create(this);
            var gitHub = await ManifestRemovals.GitHubOptionsAsync(this, cancellationToken);
            var report = new CleanupReport(Yes);
            foreach (var repository in await CleanupTargets.FindAsync(target, Images, Charts, cancellationToken))
            {
                var reference = Reference.Parse(repository);
                var cleanup = new RepositoryCleanup(client, reference);
                var verdicts = await cleanup.PlanAsync(rules, cancellationToken);
                using var removal = ManifestRemovals.For(reference, client, gitHub);
                report.Add(repository, verdicts, Yes ? await cleanup.DeleteAsync(verdicts, removal, cancellationToken) : 0);
            }

            report.Show();
            if (Yes && registry is not null)
            {
                await registry.CollectGarbageAsync(cancellationToken);
            }
        });
}
