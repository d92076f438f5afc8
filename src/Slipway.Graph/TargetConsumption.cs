namespace Slipway.Graph;

/// <summary>What a target uses of another one.</summary>
/// <param name="Target">The name of the target that produces it.</param>
/// <param name="Globs">Which of its products; empty for all.</param>
public sealed record TargetConsumption(string Target, IReadOnlyList<string> Globs);
