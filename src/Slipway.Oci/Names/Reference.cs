using System.Diagnostics.CodeAnalysis;

namespace Slipway.Oci;

/// <summary>
/// The address of an artefact: <c>registry/repository[:tag][@digest]</c>, read with the rules that docker's users know:
/// <c>ubuntu</c> is <c>docker.io/library/ubuntu</c>; the first part is a registry only if it has a dot, a colon, an upper-case letter or is <c>localhost</c>.
/// </summary>
public sealed record Reference
{
    /// <summary>The registry of names without one.</summary>
    public const string DefaultRegistry = "docker.io";

    private Reference(string registry, string repository, string? tag, Digest? digest)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>The host, with its port if one is given: <c>ghcr.io</c>, <c>localhost:5005</c>, <c>[::1]:5000</c>.</summary>
    public string Registry { get; }

    /// <summary>The path below the host, lower case: <c>acme/controller</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag, or null. Nothing turns an absent tag into <c>latest</c> here: <see cref="WithDefaultTag"/> does.</summary>
    public string? Tag { get; }

    /// <summary>The digest, or null.</summary>
    public Digest? Digest { get; }

    /// <summary><c>registry/repository</c> without tag and digest.</summary>
    public string Name => $"{Registry}/{Repository}";

    /// <summary>What a registry is asked for: the digest if there is one, otherwise the tag, otherwise <c>latest</c>.</summary>
    public string TagOrDigest => Digest?.ToString() ?? Tag ?? "latest";

    /// <summary>Whether the text is a tag: 1 to 128 letters, digits, <c>_</c>, <c>.</c> or <c>-</c>, not starting with <c>.</c> or <c>-</c>.</summary>
    public static bool IsTag(string text) => ReferenceGrammar.IsTag(text);

    /// <summary>Whether the text is a repository: lower-case parts joined by <c>/</c>.</summary>
    public static bool IsRepository(string text) => ReferenceGrammar.IsRepository(text);

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">A part is empty, too long or has characters that it may not have; the message says which.</exception>
    public static Reference Parse(string text) => Read(text, out var problem) ?? throw new FormatException($"'{text}' is not an image reference: {problem}.");

    /// <summary>Reads a reference; false when a part is empty, too long or has characters that it may not have.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Reference? reference)
    {
        reference = text is null ? null : Read(text, out _);
        return reference is not null;
    }

    /// <summary>The same repository at <paramref name="tag"/>, without a digest.</summary>
    /// <exception cref="FormatException">The tag is no tag.</exception>
    public Reference WithTag(string tag) =>
        ReferenceGrammar.IsTag(tag) ? new Reference(Registry, Repository, tag, null) : throw new FormatException($"'{tag}' is not a tag: {ReferenceGrammar.TagRule}.");

    /// <summary>The same repository at <paramref name="digest"/>, without a tag.</summary>
    public Reference WithDigest(Digest digest) => new(Registry, Repository, null, digest);

    /// <summary>This reference, at <c>latest</c> when it has neither tag nor digest.</summary>
    public Reference WithDefaultTag() => Tag is null && Digest is null ? WithTag("latest") : this;

    /// <summary><c>registry/repository[:tag][@digest]</c>, always with the registry; parses back into an equal value.</summary>
    public override string ToString() => $"{Name}{(Tag is null ? "" : ":" + Tag)}{(Digest is null ? "" : "@" + Digest)}";

    private static Reference? Read(string text, out string? problem)
    {
        Digest? digest = null;
        var rest = text;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            rest = text[..at];
            if (!Digest.TryParse(text[(at + 1)..], out digest))
            {
                problem = $"'{text[(at + 1)..]}' is not a digest (expected 'sha256:' and 64 lower-case hex digits)";
                return null;
            }
        }

        var (name, tag) = SplitTag(rest);
        var (registry, repository) = ReferenceGrammar.Normalize(name);
        problem = ReferenceGrammar.FindProblem(name, registry, repository, tag);
        return problem is null ? new Reference(registry, repository, tag, digest) : null;
    }

    private static (string Name, string? Tag) SplitTag(string text)
    {
        // A colon before the last slash belongs to the registry's port.
        var colon = text.LastIndexOf(':');
        return colon > text.LastIndexOf('/') ? (text[..colon], text[(colon + 1)..]) : (text, null);
    }
}
