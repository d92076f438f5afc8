namespace Slipway.Helm;

/// <summary>Values that a chart takes over from one that it needs.</summary>
/// <param name="Child">The path below the other's values; the name of an export when there is no parent.</param>
/// <param name="Parent">The path below its own values; null for an export.</param>
public sealed record ChartImport(string Child, string? Parent);
