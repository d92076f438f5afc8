namespace Slipway.Workflows;

/// <summary>A file that was made from a workflow.</summary>
/// <param name="Path">Relative to the repository's root, with slashes.</param>
/// <param name="Text">All of it, lines ending with a line feed.</param>
public sealed record GeneratedFile(string Path, string Text);
