using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A project, how it is published, and the folder that it is published to.</summary>
internal sealed record PublishTarget(AbsolutePath Project, AbsolutePath Folder, PublishFlavor Flavor)
{
    /// <summary>A target whose output runs on every platform.</summary>
    public PublishTarget(AbsolutePath project, AbsolutePath folder)
        : this(project, folder, PublishFlavor.Neutral)
    {
    }

    /// <summary>Whether its packages were restored before; Compile does that, for programs without a runtime of their own.</summary>
    public bool IsRestored => Flavor == PublishFlavor.Neutral && (Project.Parent! / "obj" / "project.assets.json").FileExists();
}
