namespace Slipway.Release;

/// <summary>NUKE's base of builds with the paths of Slipway.Tools, as <see cref="IReleaseBuild"/> is for components.</summary>
public abstract class ReleaseBuild : Nuke.Common.NukeBuild
{
    /// <inheritdoc cref="Nuke.Common.NukeBuild.RootDirectory"/>
    public static new AbsolutePath RootDirectory => AbsolutePath.Parse(Nuke.Common.NukeBuild.RootDirectory);

    /// <inheritdoc cref="Nuke.Common.NukeBuild.TemporaryDirectory"/>
    public static new AbsolutePath TemporaryDirectory => AbsolutePath.Parse(Nuke.Common.NukeBuild.TemporaryDirectory);
}
