namespace Slipway.Tools;

/// <summary>One line that a tool wrote, without its line break, secrets already masked.</summary>
/// <param name="Stream">Where it was written.</param>
/// <param name="Text">The text; a line over 64 Ki characters arrives as several.</param>
public readonly record struct OutputLine(OutputStream Stream, string Text);
