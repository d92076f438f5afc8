namespace Slipway.Images;

/// <summary>
/// What an image must be like. Always checked: it runs as the spec's user, its program is there and can be executed, nothing in it is set-uid or a secret.
/// Bases are looked through only when that is asked for, or when nobody can tell them from the rest, as with a Dockerfile.
/// </summary>
public sealed record ImageRules
{
    /// <summary>The most bytes that a client pulls for one platform, base included; null for any size.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>Files and folders that must be there, for instance <c>/app/config.yaml</c>, with their permissions; null for any permissions.</summary>
    public IReadOnlyDictionary<string, UnixFileMode?> Files { get; init; } = new Dictionary<string, UnixFileMode?>(StringComparer.Ordinal);

    /// <summary>Files that look like secrets and are none, for instance the certificate of a sample.</summary>
    public IReadOnlyList<string> NoSecrets { get; init; } = [];

    /// <summary>Files that may run as their owner (set-uid) or group (set-gid), for instance <c>/usr/bin/su</c> of a base.</summary>
    public IReadOnlyList<string> SetUid { get; init; } = [];

    /// <summary>Whether the program of a Dockerfile may run as root, or as a user that has only a name.</summary>
    public bool AllowRoot { get; init; }

    /// <summary>Whether the base's layers are looked through as well. It takes as long as unpacking them, at every build.</summary>
    public bool IncludeBase { get; init; }

    /// <summary>How the program is tried out, where the image is for this machine's platform; null for not at all.</summary>
    public ImageProbe? Probe { get; init; }
}
