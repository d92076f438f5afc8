using Slipway.Oci;
using Slipway.Registry;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>
/// Publishes what is staged, in the order that nobody can be hurt by: looks at everything first, copies content by digest, sets the tags of the version,
/// images before charts, then floating tags, and tells others last. Every step is the same whoever does it and however often: a rerun goes on.
/// </summary>
internal sealed class ReleasePublisher(RegistryClient client, TimeProvider clock, PublishRequest request)
{
    private static readonly string[] s_kinds = ["platform", "image", "chart", "release"];

    private readonly PublishProgress _progress = new(request.Manifest.Identity.Version, request.GoOn);
    private readonly FloatingGoals _floating = new(client, request.Policy, request.IsHead);
    private readonly ReleasePromoter _promoter = new(client, request.Staged);
    private int _tagsSet;

    private bool MayMove => request.Manifest.Identity.Development;

    /// <summary>Publishes.</summary>
    /// <returns>How many tags were set or moved: none when everything was published already.</returns>
    /// <exception cref="PublishConflictException">A tag of the version names other content; nothing was changed.</exception>
    /// <exception cref="StageDriftException">What is staged changed; nothing was changed.</exception>
    /// <exception cref="ReleaseRefusedException">The release is not fit to be published; nothing was changed.</exception>
    /// <exception cref="LeaseHeldException">Another publisher is at work; nothing was changed.</exception>
    /// <exception cref="PartialPublishException">Something failed after the first change, or before it in a way that a rerun may mend.</exception>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        foreach (var registry in request.Targets.Append(request.Staged).Select(target => target.Registry).Distinct(StringComparer.Ordinal))
        {
            await client.PingAsync(registry, cancellationToken);
        }

        var missing = await FindMissingAsync(cancellationToken);
        if (missing.Count > 0)
        {
            await new StageCheck(client).VerifyAsync(request.Manifest.Staging!, cancellationToken);
            await VerificationGate.PassAsync(client, request.Manifest, cancellationToken);
            await new ChartCheck(client, request.Manifest, request.Staged, request.Targets[0]).VerifyAsync(request.Charts, cancellationToken);
        }

        await ReportingAsync(missing.Count > 0 ? token => PromoteLeasedAsync(missing, token) : AnnounceAsync, cancellationToken);
        return _tagsSet;
    }

    // Everything is looked at before anything is changed.
    private async Task<IReadOnlyList<TagGoal>> FindMissingAsync(CancellationToken cancellationToken)
    {
        var goals = request.VersionTags.ToList();
        var missing = await new TagCheck(client).FindMissingAsync(goals, MayMove, cancellationToken);
        foreach (var goal in goals)
        {
            _progress.Expect(goal.Reference.ToString());
        }

        foreach (var goal in goals.Except(missing))
        {
            _progress.Done(goal.Reference.ToString());
        }

        List<TagGoal> floating = [];
        foreach (var target in request.Targets)
        {
            floating.AddRange(await _floating.FindAsync(request.Manifest, target, cancellationToken));
        }

        var stale = await new TagCheck(client).FindMissingAsync(floating, MayMove, cancellationToken);
        foreach (var step in stale.Select(goal => goal.Reference.ToString()).Concat(request.Announcers.Select(announcer => announcer.Name)))
        {
            _progress.Expect(step);
        }

        return [.. missing, .. stale];
    }

    private async Task PromoteLeasedAsync(IReadOnlyList<TagGoal> missing, CancellationToken cancellationToken)
    {
        var (target, version) = (request.Targets[0], request.Manifest.Identity.Version);
        var tag = Reference.Parse(target.Release).WithTag($"{PublishLease.TagPrefix}{ReleaseVersion.Parse(version).ImageTag}");
        using var lease = new PublishLease(client, tag, request.Owner, request.LeaseTimes, clock);
        await lease.HoldAsync($"{version} in {target.Prefix}", token => PromoteAsync(missing, lease, token), cancellationToken);
    }

    private async Task PromoteAsync(IReadOnlyList<TagGoal> missing, PublishLease lease, CancellationToken cancellationToken)
    {
        foreach (var target in request.Targets)
        {
            await _promoter.CopyAsync(missing.Where(goal => goal.Reference.Name.StartsWith($"{target.Prefix}/", StringComparison.Ordinal)), target, cancellationToken);
        }

        foreach (var kind in s_kinds)
        {
            await TagAsync([.. missing.Where(goal => goal.Kind == kind && !goal.Floats)], lease, cancellationToken);
        }

        // Other versions may have been published meanwhile.
        foreach (var target in request.Targets)
        {
            var floating = await _floating.FindAsync(request.Manifest, target, cancellationToken);
            await TagAsync(floating, lease, cancellationToken);
            await TagAsync(await _floating.FindOvertakenAsync(request.Manifest, target, floating, cancellationToken), lease, cancellationToken);
        }

        await AnnounceAsync(cancellationToken);
    }

    private async Task TagAsync(IReadOnlyList<TagGoal> goals, PublishLease lease, CancellationToken cancellationToken)
    {
        var missing = await new TagCheck(client).FindMissingAsync(goals, MayMove, cancellationToken);
        if (missing.Count > 0)
        {
            await lease.ConfirmAsync(cancellationToken);
        }

        await Parallel.ForEachAsync(missing, cancellationToken, async (goal, token) =>
        {
            _progress.Expect(goal.Reference.ToString());
            await _promoter.TagAsync(goal, MayMove, token);
            _progress.Done(goal.Reference.ToString());
            Interlocked.Increment(ref _tagsSet);
        });
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        var published = request.Manifest with { Publication = request.Publication };
        foreach (var announcer in request.Announcers)
        {
            await announcer.AnnounceAsync(published, cancellationToken);
            _progress.Done(announcer.Name);
        }
    }

    private async Task ReportingAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Warning("{Progress}", _progress.Describe());
            throw;
        }
        catch (Exception error) when (error is not LeaseHeldException)
        {
            throw new PartialPublishException(error, _progress.Describe());
        }
    }
}
