using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>The annotations that Helm gives a chart's manifest.</summary>
internal static class ChartAnnotations
{
    /// <summary>What follows from the metadata; the chart's own annotations override all but title and version.</summary>
    public static IReadOnlyDictionary<string, string> Of(ChartMetadata metadata, DateTimeOffset created)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(annotations, AnnotationKeys.Description, metadata.Description);
        Add(annotations, AnnotationKeys.Url, metadata.Home);
        Add(annotations, AnnotationKeys.Source, metadata.Sources is [var first, ..] ? first : null);
        Add(annotations, AnnotationKeys.Authors, string.Join(", ", metadata.Maintainers.Select(Author)));
        Add(annotations, AnnotationKeys.Created, created.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        foreach (var (key, value) in metadata.Annotations)
        {
            annotations[key] = value;
        }

        annotations[AnnotationKeys.Title] = metadata.Name;
        annotations[AnnotationKeys.Version] = metadata.Version;
        return annotations;
    }

    private static string Author(ChartMaintainer maintainer) => string.IsNullOrEmpty(maintainer.Email) ? maintainer.Name : $"{maintainer.Name} ({maintainer.Email})";

    private static void Add(SortedDictionary<string, string> annotations, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            annotations[key] = value;
        }
    }
}
