namespace Slipway.Engine;

/// <summary>What a source says about a parameter.</summary>
/// <param name="Values">The text, or the elements of an array.</param>
/// <param name="Source">Where it was found, as a person would say it.</param>
/// <param name="IsSplit">Whether <paramref name="Values"/> already are the elements of an array.</param>
internal sealed record ParameterText(IReadOnlyList<string> Values, string Source, bool IsSplit = false);
