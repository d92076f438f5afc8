namespace Slipway.Release;

/// <summary>What a person needs after a release was published: every reference, and the commands to use it.</summary>
internal static class NextSteps
{
    /// <summary>The lines, without a line end.</summary>
    /// <param name="publication">What was published.</param>
    /// <param name="charts">The charts, for their versions.</param>
    /// <param name="port">The port to serve the embedded registry on, when it is not the default; null otherwise.</param>
    public static IEnumerable<string> Lines(ReleasePublication publication, IReadOnlyList<ReleaseChart> charts, int? port)
    {
        yield return "Published:";
        foreach (var reference in publication.References)
        {
            yield return $"  {reference.Reference}";
            yield return $"    {reference.Digest}  {ByteSize.Format(reference.Size)}";
        }

        yield return "";
        if (publication.Embedded)
        {
            yield return $"The registry is in artifacts/registry. Serve it, and leave it running:";
            yield return $"  ./build.sh ServeRegistry{(port is null ? "" : $" --registry-port {port}")}";
        }

        if (publication.References.FirstOrDefault(reference => reference.Kind == "image") is { } image)
        {
            yield return "Pull and run an image:";
            yield return $"  docker pull {image.Reference}";
            yield return $"  docker run --rm {image.Reference} --help";
        }

        foreach (var chart in charts)
        {
            yield return $"Install the chart {chart.Name}:";
            yield return $"  helm install {chart.Name} oci://{publication.Registry}/charts/{chart.Name} --version {chart.Version}{(publication.Embedded ? " --plain-http" : "")}";
        }
    }
}
