using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Holds a built image to its spec and rules, by what is in the layout.</summary>
/// <param name="spec">The image.</param>
/// <param name="layout">Where it is.</param>
/// <param name="own">What our own layers were made from: reading them again would take as long as making them.</param>
internal sealed class ImageVerifier(ImageSpec spec, OciLayout layout, IReadOnlyDictionary<Digest, IReadOnlyList<TarEntry>> own)
{
    private const UnixFileMode OtherIdentity = UnixFileMode.SetUser | UnixFileMode.SetGroup;

    /// <summary>Everything that is wrong, each a sentence.</summary>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(IReadOnlyList<BuiltPlatform> platforms, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var platform in platforms)
        {
            var config = OciJson.ParseConfig(await layout.ReadBlobAsync(platform.Config, cancellationToken)).Config ?? new ContainerConfig();
            problems.AddRange(new ConfigCheck(spec).FindProblems(config));
            if (spec.Rules.MaximumSize is { } most && platform.Size > most)
            {
                problems.Add($"it has {platform.Size} bytes for {platform.Platform}; {most} are allowed.");
            }

            problems.AddRange(await CheckContentAsync(platform, config, cancellationToken));
        }

        return [.. problems.Distinct(StringComparer.Ordinal).Select(problem => $"Image '{spec.Name}': {problem}")];
    }

    private async Task<IReadOnlyList<string>> CheckContentAsync(BuiltPlatform platform, ContainerConfig config, CancellationToken cancellationToken)
    {
        var isWhole = spec.Rules.IncludeBase || spec.Content is Dockerfile || platform.BaseLayers.Count == 0;
        var problems = new List<string>();
        var files = new ImageFiles();
        foreach (var layer in isWhole ? [.. platform.BaseLayers, .. platform.OwnLayers] : platform.OwnLayers)
        {
            var entries = new List<TarEntry>();
            await foreach (var entry in ReadAsync(layer, cancellationToken))
            {
                entries.Add(entry);

                // A secret that a later layer removes is still in this one.
                problems.AddRange(CheckSecret(entry));
            }

            files.Add(entries);
        }

        return [.. problems, .. files.Entries.SelectMany(CheckIdentity), .. new EntrypointCheck(config, files, isWhole).FindProblems(), .. CheckFiles(files)];
    }

    private IAsyncEnumerable<TarEntry> ReadAsync(Descriptor layer, CancellationToken cancellationToken) =>
        own.TryGetValue(layer.Digest, out var entries) ? entries.ToAsyncEnumerable() : LayerReader.ReadAsync(layout, layer, TarLimits.Default, cancellationToken);

    private IEnumerable<string> CheckIdentity(TarEntry file)
    {
        if (file.Kind is TarEntryKind.File or TarEntryKind.HardLink && (file.Mode & OtherIdentity) != UnixFileMode.None && !spec.Rules.SetUid.Contains("/" + file.Path, StringComparer.Ordinal))
        {
            yield return $"'/{file.Path}' runs as its owner ({FileModes.Octal(file.Mode)}): set-uid and set-gid files are not allowed; one that has to be there is listed in Rules.SetUid.";
        }
    }

    private IEnumerable<string> CheckSecret(TarEntry file)
    {
        if (file.Kind == TarEntryKind.File && !spec.Rules.NoSecrets.Contains("/" + file.Path, StringComparer.Ordinal) && SecretFinder.Find(file) is { } secret)
        {
            yield return $"'/{file.Path}' is {secret}: keep it out of what the image is made from; if it is harmless, list it in Rules.NoSecrets.";
        }
    }

    private IEnumerable<string> CheckFiles(ImageFiles files)
    {
        foreach (var (path, mode) in spec.Rules.Files)
        {
            if (files.Find(path) is not { } file)
            {
                yield return $"'{path}' is missing.";
            }
            else if (mode is not null && mode != file.Mode)
            {
                yield return $"'{path}' has the permissions {FileModes.Octal(file.Mode)}, {FileModes.Octal(mode.Value)} were expected.";
            }
        }
    }
}
