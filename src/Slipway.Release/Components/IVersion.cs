using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Determines the version, commit and time that everything of a release is made from.</summary>
public interface IVersion : IHazArtifacts
{
    /// <summary>The version to release.</summary>
    [Parameter("Version to release, for instance v1.4.0; from git when not given")]
    string? Version => TryGetValue(() => Version);

    /// <summary>Which versions this project releases.</summary>
    VersionPolicy VersionPolicy => VersionPolicy.Default;

    /// <summary>Writes the identity of the release into the release manifest.</summary>
    Target DetermineVersion => _ => _
        .Description("Determine version and commit of the release")
        .Produces("artifacts/manifest/identity.json")
        .NeedsHistory()
        .RunsInEveryJob()
        .Executes(async cancellationToken =>
        {
            var identity = await DetermineIdentityAsync(cancellationToken);
            ReleaseManifest.Write(identity);
            Log.Information("{Version} ({Reason}), commit {Commit}", identity.Version, identity.Reason, identity.Commit?[..12]);
        });

    /// <summary>Version and commit by git, the parameter and what started the build.</summary>
    /// <exception cref="UsageException">The version is none, or there is no git repository.</exception>
    sealed async Task<ReleaseIdentity> DetermineIdentityAsync(CancellationToken cancellationToken)
    {
        var git = await new GitReader(RootDirectory, new ToolRunner(TimeProvider.System)).ReadAsync(cancellationToken);
        return IdentityRules.Determine(git, CiTrigger.Of(Host), Version, ProcessEnvironment.SourceDateEpoch, VersionPolicy);
    }
}
