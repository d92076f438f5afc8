namespace Slipway.Helm;

/// <summary>Who maintains a chart.</summary>
/// <param name="Name">The person's or the group's name.</param>
/// <param name="Email">Their address.</param>
/// <param name="Url">Their page.</param>
public sealed record ChartMaintainer(string Name, string? Email = null, string? Url = null);
