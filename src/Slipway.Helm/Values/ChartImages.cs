using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Reads which images a packed chart installs when nobody sets values.</summary>
public static class ChartImages
{
    /// <summary>The images at paths of the package's <c>values.yaml</c>, as <c>repository:tag@digest</c> with what of it is set; null where no image is.</summary>
    /// <param name="package">The <c>.tgz</c>.</param>
    /// <param name="name">The package's name for messages.</param>
    /// <param name="paths">Paths as in <see cref="ChartSpec.Images"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidChartException">It is no chart.</exception>
    public static async Task<IReadOnlyDictionary<string, string?>> ReadAsync(byte[] package, string name, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var chart = await ChartLoader.LoadArchiveAsync(package, name, cancellationToken);
        var values = chart.Values is { } file ? YamlText.Parse(file.Content.Span, out _)?.Root : null;
        return paths.ToDictionary(path => path, path => Find(values, path), StringComparer.Ordinal);
    }

    private static string? Find(YamlNode? values, string path)
    {
        var image = ValuesPath.Parse(path)?.Keys.Aggregate(values, (node, key) => (node as YamlMappingNode)?.Find(key)) as YamlMappingNode;
        return image is not null && Text(image, "repository") is { } repository
            ? $"{Prefixed("", Text(image, "registry"), "/")}{repository}{Prefixed(":", Text(image, "tag"))}{Prefixed("@", Text(image, "digest"))}"
            : null;
    }

    private static string? Text(YamlMappingNode image, string key) => (image.Find(key) as YamlScalarNode)?.Value is { Length: > 0 } value ? value : null;

    private static string Prefixed(string before, string? value, string after = "") => value is null ? "" : before + value + after;
}
