using System.Globalization;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Holds a built image to its spec and rules, by what is in the layout.</summary>
internal sealed class ImageVerifier(ImageSpec spec, OciLayout layout)
{
    private const UnixFileMode OtherIdentity = UnixFileMode.SetUser | UnixFileMode.SetGroup;

    /// <summary>Everything that is wrong, each a sentence.</summary>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(IReadOnlyList<BuiltPlatform> platforms, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var platform in platforms)
        {
            var config = OciJson.ParseConfig(await layout.ReadBlobAsync(platform.Config, cancellationToken));
            problems.AddRange(CheckConfig(platform, config.Config));
            var layers = spec.Rules.IncludeBase ? [.. platform.BaseLayers, .. platform.OwnLayers] : platform.OwnLayers;
            problems.AddRange(await CheckContentAsync(layers, config.Config, cancellationToken));
        }

        return [.. problems.Distinct(StringComparer.Ordinal).Select(problem => $"Image '{spec.Name}': {problem}")];
    }

    private IEnumerable<string> CheckConfig(BuiltPlatform platform, ContainerConfig? config)
    {
        var user = string.Create(CultureInfo.InvariantCulture, $"{spec.User}:{spec.User}");
        if (config?.User != user)
        {
            yield return $"it runs as '{config?.User}', '{user}' was expected.";
        }

        foreach (var port in spec.Ports.Where(port => config?.ExposedPorts?.Contains(string.Create(CultureInfo.InvariantCulture, $"{port}/tcp")) != true))
        {
            yield return $"the port {port} is not exposed.";
        }

        if (spec.Rules.MaximumSize is { } most && platform.Size > most)
        {
            yield return $"it has {platform.Size} bytes for {platform.Platform}; {most} are allowed.";
        }
    }

    private async Task<IReadOnlyList<string>> CheckContentAsync(IReadOnlyList<Descriptor> layers, ContainerConfig? config, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var files = new Dictionary<string, UnixFileMode>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            await foreach (var entry in LayerReader.ReadAsync(layout, layer, TarLimits.Default, cancellationToken))
            {
                if (entry.Kind is TarEntryKind.File or TarEntryKind.HardLink)
                {
                    files["/" + entry.Path] = entry.Mode;
                    problems.AddRange(CheckFile(entry));
                }
            }
        }

        return [.. problems, .. CheckEntrypoint(config, files), .. CheckFiles(files)];
    }

    private IEnumerable<string> CheckFile(TarEntry file)
    {
        if ((file.Mode & OtherIdentity) != UnixFileMode.None)
        {
            yield return $"'/{file.Path}' runs as its owner ({Octal(file.Mode)}): set-uid and set-gid files are not allowed.";
        }

        if (file.Kind == TarEntryKind.File && !spec.Rules.NoSecrets.Contains("/" + file.Path, StringComparer.Ordinal) && SecretFinder.Find(file) is { } secret)
        {
            yield return $"'/{file.Path}' is {secret}: keep it out of the project's published files; if it is harmless, list it in Rules.NoSecrets.";
        }
    }

    // An absolute program may be the base's: it is looked for where the base is looked at.
    private IEnumerable<string> CheckEntrypoint(ContainerConfig? config, Dictionary<string, UnixFileMode> files)
    {
        if (config?.Entrypoint is not { Count: > 0 } entrypoint)
        {
            return ["it has no entrypoint."];
        }

        return entrypoint
            .Where(argument => argument.EndsWith(".dll", StringComparison.Ordinal))
            .Select(argument => argument.StartsWith('/') ? argument : $"{config.WorkingDir}/{argument}")
            .Where(path => !files.ContainsKey(path) && (spec.Rules.IncludeBase || path.StartsWith($"/{AppLayers.Directory}/", StringComparison.Ordinal)))
            .Select(path => $"its entrypoint '{string.Join(' ', entrypoint)}' needs '{path}', which is not in the image.");
    }

    private IEnumerable<string> CheckFiles(Dictionary<string, UnixFileMode> files)
    {
        foreach (var (path, mode) in spec.Rules.Files)
        {
            if (!files.TryGetValue(path, out var actual))
            {
                yield return $"'{path}' is missing.";
            }
            else if (mode is not null && mode != actual)
            {
                yield return $"'{path}' has the permissions {Octal(actual)}, {Octal(mode.Value)} were expected.";
            }
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
