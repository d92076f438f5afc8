using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A project and the folder that it is published to.</summary>
internal sealed record PublishTarget(AbsolutePath Project, AbsolutePath Folder)
{
    /// <summary>Whether its packages were restored before; Compile does that.</summary>
    public bool IsRestored => (Project.Parent! / "obj" / "project.assets.json").FileExists();
}
