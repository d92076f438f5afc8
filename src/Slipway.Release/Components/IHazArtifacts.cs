namespace Slipway.Release;

/// <summary>A build that leaves its results in <c>artifacts/</c>.</summary>
public interface IHazArtifacts : INukeBuild
{
    /// <summary>The folder of all results; never in git.</summary>
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";

    /// <summary>The release manifest of this build.</summary>
    sealed ReleaseManifestStore ReleaseManifest => new(ArtifactsDirectory);
}
