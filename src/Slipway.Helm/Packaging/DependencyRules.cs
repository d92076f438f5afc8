namespace Slipway.Helm;

/// <summary>Brings the charts that a chart needs into it, and refuses to go on without them.</summary>
internal static class DependencyRules
{
    /// <summary>
    /// The chart with the charts of its <c>file://</c> dependencies, read afresh from their directories, in place of older copies under <c>charts/</c>.
    /// </summary>
    /// <param name="chart">The chart as it was loaded.</param>
    /// <param name="directory">Its directory.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="InvalidChartException">A needed chart is missing or has a version that is not accepted: all are named.</exception>
    public static Task<Chart> ResolveAsync(Chart chart, string directory, CancellationToken cancellationToken) => ResolveAsync(chart, directory, [], cancellationToken);

    public static bool Satisfies(Chart chart, ChartDependency dependency) =>
        chart.Metadata.Name == dependency.Name
        && (dependency.Version is null or ""
            || (ChartVersion.TryParse(chart.Metadata.Version, out var version) && VersionConstraint.TryParse(dependency.Version, out var constraint) && constraint.Accepts(version)));

    private static async Task<Chart> ResolveAsync(Chart chart, string directory, IReadOnlyList<string> path, CancellationToken cancellationToken)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (path.Contains(place, StringComparer.Ordinal))
        {
            throw new InvalidChartException(directory, [$"its dependencies lead back to itself: {string.Join(" → ", path.Append(place))}."]);
        }

        List<Chart> fresh = [];
        foreach (var local in chart.Metadata.Dependencies.Select(dependency => dependency.LocalPath).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var source = Path.GetFullPath(Path.Combine(directory, local));
            fresh.Add(await ResolveAsync(await Chart.LoadAsync(source, cancellationToken), source, [.. path, place], cancellationToken));
        }

        var subcharts = chart.Subcharts.Where(older => !fresh.Exists(subchart => subchart.Metadata.Name == older.Metadata.Name)).Concat(fresh).ToList();
        var problems = chart.Metadata.Dependencies.Select(dependency => FindProblem(dependency, subcharts)).OfType<string>().Concat(FindTwins(subcharts)).ToList();
        return problems.Count == 0
            ? chart with { Subcharts = [.. subcharts.OrderBy(subchart => subchart.Metadata.Name, StringComparer.Ordinal)] }
            : throw new InvalidChartException(directory, problems);
    }

    // A package has one place for a name, so that Helm would mix their files.
    private static IEnumerable<string> FindTwins(List<Chart> subcharts) =>
        subcharts.GroupBy(subchart => subchart.Metadata.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any())
            .Select(group => $"several charts under charts/ have the name {group.Key} ({string.Join(", ", group.Select(subchart => subchart.Metadata.Version))}): keep one.");

    private static string? FindProblem(ChartDependency dependency, List<Chart> subcharts)
    {
        if (subcharts.Exists(subchart => Satisfies(subchart, dependency)))
        {
            return null;
        }

        var others = subcharts.Where(subchart => subchart.Metadata.Name == dependency.Name).Select(subchart => subchart.Metadata.Version).ToList();
        var found = others.Count > 0 ? $"only {string.Join(", ", others)} is there" : "it is not there";
        return dependency.LocalPath is { } local
            ? $"the dependency {dependency.Name} {dependency.Version} comes from {local}, and {found}: correct its version or name."
            : $"the dependency {dependency.Name} {dependency.Version} is needed under charts/, and {found}: run 'helm dependency build' and keep what it fetches.";
    }
}
