using Slipway.Registry;
using Slipway.Verification;
using Slipway.Verification.Kubernetes;

namespace Slipway.Release;

/// <summary>Verifies a release in Kubernetes: pulls what clusters need, verifies in each of them, writes one report.</summary>
/// <param name="build">Knows folders, registries and what is wanted.</param>
/// <param name="settings">Where the result goes.</param>
/// <param name="client">Talks to the registries.</param>
internal sealed class KindReleaseVerification(IVerifyKind build, VerdictSettings settings, RegistryClient client)
{
    private const string Mode = "kind";

    /// <summary>The programs of this machine.</summary>
    public static ClusterTools Tools => new(new ToolRunner(TimeProvider.System));

    private readonly KindSettings _wanted = KindSettings.Of(build);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly List<ClusterFindings> _findings = [];

    /// <summary>Verifies it.</summary>
    /// <exception cref="VerificationFailedException">It did not pass.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (started, begin) = (_time.GetUtcNow(), _time.GetTimestamp());
        var steps = new StepRecorder(_time, Announce);
        ReleaseUnderTest? release = null;
        Warn(build.ClusterLedger.FindLeftovers());
        using var folder = RunFolder.Create(build.VerificationWorkDirectory);
        try
        {
            release = await steps.RunAsync("find the release", () => FindAsync(cancellationToken));
            var plan = await new KindPlan(_wanted, client, folder.Path, steps).MakeAsync(release, cancellationToken);
            await VerifyAsync(plan, steps, cancellationToken);
        }
        catch (StepFailedException error)
        {
            Log.Error("{Message}", error.Message);
        }

        var report = new VerificationReport
        {
            Version = release?.Manifest.Identity.Version ?? build.ReleaseManifest.TryReadIdentity()?.Version ?? "unknown",
            Mode = Mode,
            Started = started,
            Duration = _time.GetElapsedTime(begin),
            Artifacts = [.. release?.Artifacts ?? []],
            Tools = _findings.SelectMany(found => found.Tools).GroupBy(tool => tool.Key, StringComparer.Ordinal)
                .ToDictionary(tool => tool.Key, tool => string.Join(", ", tool.Select(item => item.Value).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal),
            Steps = [.. steps.Steps, .. _findings.SelectMany(found => found.Steps)],
            Suites = [.. _findings.SelectMany(found => found.Suites)],
            Evidence = [.. _findings.SelectMany(found => found.Evidence)],
            Load = _findings.Select(found => found.Load).FirstOrDefault(load => load is not null),
        };
        await new VerificationVerdict(settings, client).CompleteAsync(release, report, _findings.Any(found => found.IsJudgement), cancellationToken);
    }

    private async Task<ReleaseUnderTest> FindAsync(CancellationToken cancellationToken)
    {
        // A job of its own has the release manifest of the one that published, or the version that it was given.
        if (build.ReleaseManifest.TryReadIdentity() is not { } identity || (build.Version is { Length: > 0 } version && version != identity.Version))
        {
            identity = await build.DetermineIdentityAsync(cancellationToken);
            build.ReleaseManifest.Write(identity);
        }

        return _wanted.Choice.Published
            ? await ReleaseUnderTest.FindPublishedAsync(client, _wanted.Registry, identity.Version, cancellationToken)
            : await ReleaseUnderTest.FindStagedAsync(client, _wanted.Staged, identity, cancellationToken);
    }

    private async Task VerifyAsync(KindPlan.Made made, StepRecorder steps, CancellationToken cancellationToken)
    {
        var ledger = build.ClusterLedger;
        if (_wanted.KubeContext is { } context)
        {
            var name = ledger.NewName(_time);
            var access = await steps.RunAsync($"read the context {context}", () => KubeContextFile.WriteAsync(Tools, context, ledger.Folder / $"{name}.kubeconfig", cancellationToken));
            using var entry = ledger.Hold(new(name) { Context = context, KubeConfig = access.KubeConfig });
            _findings.Add(await new ClusterVerification(Tools, made.Plan with { IsShared = true, Namespace = name }, ledger.Folder / name, _time, Announce).RunAsync(access, "", cancellationToken));
            access.KubeConfig.DeleteFile();
            (ledger.Folder / name).DeleteDirectory();
            ledger.Remove(name);
            return;
        }

        var clusters = _wanted.Clusters;
        foreach (var (version, image) in clusters)
        {
            var ports = FreePorts.Find(GatewayExposure.Count);
            var exposure = new GatewayExposure(ports[0], ports[1], ports[2], ports[3]);
            var cluster = _wanted.Cluster(image);
            var run = new KindRun(cluster with { Ports = [.. cluster.Ports, .. exposure.Ports] }, made.Plan with { Exposure = exposure })
            {
                Prefix = clusters.Count > 1 ? $"Kubernetes {version}: " : "",
                Archive = made.Archive,
                Keep = _wanted.KeepCluster,
            };
            _findings.Add(await new KindVerification(Tools, ledger, _time, Announce).RunAsync(run, cancellationToken));
        }
    }

    private static void Warn(IReadOnlyList<ClusterLeftover> leftovers)
    {
        foreach (var leftover in leftovers)
        {
            Log.Warning("{Name} is left from a run that was killed: remove it with './build.sh {Target}' or '{Command}'", leftover.Name, nameof(IVerifyKind.RemoveClusters), leftover.RemoveCommand);
        }
    }

    private static void Announce(string line) => Log.Information("{Line}", line);
}
