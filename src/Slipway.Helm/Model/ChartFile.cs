namespace Slipway.Helm;

/// <summary>A file of a chart.</summary>
/// <param name="Path">Below the chart's directory, with <c>/</c>.</param>
/// <param name="Content">Its bytes, without a byte order mark.</param>
public sealed record ChartFile(string Path, ReadOnlyMemory<byte> Content);
