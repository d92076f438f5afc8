using System.Text.Json.Nodes;
using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>Makes the <c>Chart.lock</c> of a package from the charts that are really in it.</summary>
internal static class LockRules
{
    /// <summary>The lock; null for a chart without dependencies and for one of Helm 2, which has another file for it.</summary>
    /// <param name="chart">The chart with its subcharts.</param>
    /// <param name="time">The time of a lock that has to be made or changed; one that is right keeps its own.</param>
    public static ChartLock? For(Chart chart, DateTimeOffset time)
    {
        var requested = chart.Metadata.Dependencies;
        if (requested.Count == 0 || chart.Metadata.ApiVersion == "v1")
        {
            return chart.Lock;
        }

        var locked = requested.Select(dependency => Lock(dependency, chart)).ToList();
        var digest = DigestOf(requested, locked);
        return chart.Lock is { Generated.Length: > 0 } old && old.Digest == digest && old.Dependencies.SequenceEqual(locked, SameChoice.Instance)
            ? old
            : new() { Dependencies = locked, Digest = digest, Generated = time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'") };
    }

    /// <summary><c>sha256:</c> and the hash of the JSON of what was asked for and what was chosen.</summary>
    public static string DigestOf(IReadOnlyList<ChartDependency> requested, IReadOnlyList<ChartDependency> locked) =>
        Digest.Of(ChartJson.Serialize(new JsonArray(ChartJson.Array(requested, ChartJson.Of), ChartJson.Array(locked, ChartJson.Of)))).ToString();

    private static ChartDependency Lock(ChartDependency dependency, Chart chart) => new()
    {
        Name = dependency.Name,
        Repository = dependency.Repository,

        // Helm keeps the constraint of a chart that lies under charts/ and nowhere else.
        Version = dependency.Repository.Length == 0
            ? dependency.Version
            : chart.Subcharts.FirstOrDefault(subchart => DependencyRules.Satisfies(subchart, dependency))?.Metadata.Version ?? dependency.Version,
    };

    private sealed class SameChoice : IEqualityComparer<ChartDependency>
    {
        public static SameChoice Instance { get; } = new();

        public bool Equals(ChartDependency? x, ChartDependency? y) => (x?.Name, x?.Version, x?.Repository) == (y?.Name, y?.Version, y?.Repository);

        public int GetHashCode(ChartDependency obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
