using Slipway.Helm;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>What is published, and where to.</summary>
internal sealed record PublishRequest
{
    /// <summary>The release with its <see cref="ReleaseManifest.Staging"/>.</summary>
    public required ReleaseManifest Manifest { get; init; }

    /// <summary>Where it is staged.</summary>
    public required RegistryTarget Staged { get; init; }

    /// <summary>The release's own registry, then its mirrors.</summary>
    public required IReadOnlyList<RegistryTarget> Targets { get; init; }

    /// <summary>Which images the charts name.</summary>
    public IReadOnlyList<ChartSpec> Charts { get; init; } = [];

    /// <summary>Knows which version is the higher one.</summary>
    public required VersionPolicy Policy { get; init; }

    /// <summary>Whether a commit is still the head of a rolling branch; null when nobody knows.</summary>
    public required Func<string, CancellationToken, Task<bool?>> IsHead { get; init; }

    /// <summary>Who tells others, in this order.</summary>
    public IReadOnlyList<IReleaseAnnouncer> Announcers { get; init; } = [];

    /// <summary>Who publishes.</summary>
    public required LeaseOwner Owner { get; init; }

    /// <summary>How long the lease of the version is held.</summary>
    public LeaseTimes LeaseTimes { get => field ?? LeaseTimes.For(Targets[0].Registry); init; }

    /// <summary>The command that goes on after a publication that ended in the middle.</summary>
    public required string GoOn { get; init; }

    /// <summary>The tags of the release's version in all registries.</summary>
    public IReadOnlyList<TagGoal> VersionTags => [.. Targets.SelectMany(target => ReleaseTags.Of(Manifest, target))];

    /// <summary>Where the release can be found once it is published; the tags of single platforms are not among it.</summary>
    public ReleasePublication Publication
    {
        get
        {
            var sizes = Manifest.Staging!.References.Append(Manifest.Staging.Artifact!).DistinctBy(reference => reference.Digest).ToDictionary(reference => reference.Digest, reference => reference.Size);
            return new()
            {
                Registry = Targets[0].Prefix,
                Embedded = Targets[0].Embedded,
                References = [.. VersionTags.Where(goal => goal.Kind != "platform").Select(goal => new PublishedReference { Kind = goal.Kind, Reference = goal.Reference.ToString(), Digest = goal.Digest, Size = sizes.GetValueOrDefault(goal.Digest) })],
            };
        }
    }
}
