namespace Slipway.Workflows;

/// <summary>Products of a target that people can download from the run, also when the target failed.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Days">How long they are kept.</param>
public sealed record KeptProducts(string Target, int Days);
