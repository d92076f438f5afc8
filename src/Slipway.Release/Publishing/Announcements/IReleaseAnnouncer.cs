namespace Slipway.Release;

/// <summary>Tells others that a release is published, when all its tags are set.</summary>
public interface IReleaseAnnouncer
{
    /// <summary>What it does, for people: a step in the list of what is done and what is not.</summary>
    string Name { get; }

    /// <summary>
    /// Announces. It is called by every run of <see cref="IPublish.Publish"/>, also by one that found everything published: after a run that ended in the middle it
    /// completes what is missing, and otherwise changes nothing.
    /// </summary>
    /// <param name="manifest">The release with its <see cref="ReleaseManifest.Publication"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task AnnounceAsync(ReleaseManifest manifest, CancellationToken cancellationToken);
}
