namespace Slipway.Workflows;

/// <summary>Where a workflow is written to.</summary>
/// <param name="Dialect">For which CI system.</param>
/// <param name="Path">The file, relative to the repository's root with slashes; null for the dialect's usual place.</param>
public sealed record WorkflowFile(Dialect Dialect, string? Path);
