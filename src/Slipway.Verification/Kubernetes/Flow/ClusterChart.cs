namespace Slipway.Verification.Kubernetes;

/// <summary>A chart of the release; its installation has the chart's name.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Chart">The release's chart.</param>
/// <param name="Previous">The chart of the release before; null when there was none, or when upgrades are not checked.</param>
public sealed record ClusterChart(string Name, HelmChart Chart, HelmChart? Previous = null);
