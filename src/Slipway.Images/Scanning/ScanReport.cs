namespace Slipway.Images;

/// <summary>What a scanner says about an image.</summary>
/// <param name="Tool">The scanner's name, with its version when the report tells it.</param>
/// <param name="Vulnerabilities">What it found, without repetitions, the worst first.</param>
/// <param name="Statements">What the report itself says about whether the vulnerabilities matter.</param>
public sealed record ScanReport(string Tool, IReadOnlyList<Vulnerability> Vulnerabilities, IReadOnlyList<VexStatement> Statements);
