namespace Slipway.Images;

/// <summary>
/// What an image must be like. Always checked: it runs as the spec's user, its program is there, nothing that we put into it is set-uid or a secret.
/// </summary>
public sealed record ImageRules
{
    /// <summary>The most bytes that a client pulls for one platform, base included; null for any size.</summary>
    public long? MaximumSize { get; init; }

    /// <summary>Files that must be there, for instance <c>/app/config.yaml</c>, with their permissions; null for any permissions.</summary>
    public IReadOnlyDictionary<string, UnixFileMode?> Files { get; init; } = new Dictionary<string, UnixFileMode?>(StringComparer.Ordinal);

    /// <summary>Files that look like secrets and are none, for instance the certificate of a sample.</summary>
    public IReadOnlyList<string> NoSecrets { get; init; } = [];

    /// <summary>Whether the base's layers are looked through as well. It takes as long as unpacking them, at every build.</summary>
    public bool IncludeBase { get; init; }
}
