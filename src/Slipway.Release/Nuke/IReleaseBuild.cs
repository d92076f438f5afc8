namespace Slipway.Release;

/// <summary>NUKE's build with the paths of Slipway.Tools, which the libraries take.</summary>
public interface IReleaseBuild : Nuke.Common.INukeBuild
{
    /// <inheritdoc cref="Nuke.Common.INukeBuild.RootDirectory"/>
    new AbsolutePath RootDirectory => AbsolutePath.Parse(((Nuke.Common.INukeBuild)this).RootDirectory);

    /// <inheritdoc cref="Nuke.Common.INukeBuild.TemporaryDirectory"/>
    new AbsolutePath TemporaryDirectory => AbsolutePath.Parse(((Nuke.Common.INukeBuild)this).TemporaryDirectory);
}
