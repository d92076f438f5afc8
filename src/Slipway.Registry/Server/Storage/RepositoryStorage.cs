using System.Diagnostics.CodeAnalysis;
using System.Text;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What belongs to one repository, as folders of small files. Their names start with <c>_</c>, which no part of a repository's name does.</summary>
[SuppressMessage("Security", "CA3003:Review code for file path injection vulnerabilities", Justification = "Names of repositories and tags were checked: no part of one starts with a dot.")]
internal sealed class RepositoryStorage(string name, string path)
{
    public const string ManifestsFolder = "_manifests";

    public string Name { get; } = name;

    /// <summary>The blobs; their links are empty.</summary>
    public LinkFolder Blobs { get; } = new(Path.Combine(path, "_blobs"));

    /// <summary>The manifests; their links hold the media type.</summary>
    public LinkFolder Manifests { get; } = new(Path.Combine(path, ManifestsFolder));

    public bool Exists => Directory.Exists(path);

    private string TagsPath => Path.Combine(path, "_tags");

    /// <summary>The tags in ordinal order.</summary>
    public IReadOnlyList<string> Tags() =>
        Directory.Exists(TagsPath) ? [.. Directory.EnumerateFiles(TagsPath).Select(Path.GetFileName).OfType<string>().Where(Reference.IsTag).Order(StringComparer.Ordinal)] : [];

    public async Task<Digest?> ReadTagAsync(string tag, CancellationToken cancellationToken)
    {
        var file = Path.Combine(TagsPath, tag);
        return Reference.IsTag(tag) && File.Exists(file) && Digest.TryParse(await File.ReadAllTextAsync(file, cancellationToken), out var digest) ? digest : null;
    }

    public Task WriteTagAsync(string tag, Digest digest, CancellationToken cancellationToken) =>
        LinkFolder.ReplaceAsync(Path.Combine(TagsPath, tag), Encoding.ASCII.GetBytes(digest.ToString()), cancellationToken);

    public void DeleteTag(string tag) => File.Delete(Path.Combine(TagsPath, tag));

    /// <summary>The manifests about <paramref name="subject"/>; their links hold the descriptor as a referrers list shows it.</summary>
    public LinkFolder ReferrersOf(Digest subject) => new(Path.Combine(path, "_referrers", subject.Hex));
}
