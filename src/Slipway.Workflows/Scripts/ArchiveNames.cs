namespace Slipway.Workflows;

/// <summary>What an artefact is called on its way from job to job.</summary>
internal static class ArchiveNames
{
    /// <summary>Where archives are before they leave and after they arrive; ignored by git.</summary>
    public const string Outgoing = ".nuke/temp/outgoing";

    /// <summary>Where archives arrive.</summary>
    public const string Incoming = ".nuke/temp/incoming";

    /// <summary>The file, e.g. <c>docker-build.tar</c> or <c>test.3.tar</c>.</summary>
    public static string Archive(this JobArtifact artifact, string? part = null) => part is null ? $"{artifact.Name}.tar" : $"{artifact.Name}.{part}.tar";

    /// <summary>The output that has the archive's digest, e.g. <c>docker-build</c> or <c>test_3</c>. Names of targets never have an underscore.</summary>
    public static string Output(this JobArtifact artifact, string? part = null) =>
        artifact.Name.Replace('.', '_') + (part is null ? "" : $"_{part}");

    /// <summary>The environment variable that has the archive's digest where it arrives, e.g. <c>DIGEST_DOCKER_BUILD</c>.</summary>
    public static string Variable(this JobArtifact artifact, string? part = null) =>
        "DIGEST_" + artifact.Output(part).Replace("_", "__", StringComparison.Ordinal).Replace('-', '_').ToUpperInvariant();
}
