using System.Text.Json.Nodes;

namespace Slipway.Verification.Kubernetes;

/// <summary>An installation of a chart.</summary>
/// <param name="Name">The release's name.</param>
/// <param name="Namespace">Where it is.</param>
/// <param name="Chart">What is installed.</param>
/// <param name="Values">Values in place of the chart's own.</param>
public sealed record HelmRelease(string Name, string Namespace, HelmChart Chart, JsonObject Values);
