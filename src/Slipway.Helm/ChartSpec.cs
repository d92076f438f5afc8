namespace Slipway.Helm;

/// <summary>A chart that a build packs.</summary>
/// <param name="Path">The directory with <c>Chart.yaml</c>.</param>
public sealed record ChartSpec(string Path)
{
    /// <summary>
    /// Which image each image mapping of <c>values.yaml</c> stands for: <c>["controller.image"] = "controller"</c>. The build sets the mapping's
    /// <c>repository</c>, <c>tag</c> and <c>digest</c>, and <c>registry</c> where it is a key of its own; a dot within a key is written <c>\.</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything that is wrong with the spec, a sentence each; what is wrong with the chart itself is found when it is packed.</summary>
    /// <param name="imageNames">The names of the images that the build makes.</param>
    public IReadOnlyList<string> Validate(IReadOnlyCollection<string> imageNames) =>
    [
        .. File.Exists(System.IO.Path.Combine(Path, MetadataReader.ChartFileName)) ? [] : new[] { $"There is no chart in {Path}: a directory with {MetadataReader.ChartFileName} is expected." },
        .. Images.Keys.Where(path => ValuesPath.Parse(path) is null).Select(path => $"The chart {Path} maps '{path}', which is no path of values such as controller.image."),
        .. Images.Where(pair => !imageNames.Contains(pair.Value, StringComparer.Ordinal))
            .Select(pair => $"The chart {Path} takes {pair.Key} from the image '{pair.Value}', which the build does not make; {NearestKeys.Describe(pair.Value, imageNames)}."),
    ];
}
