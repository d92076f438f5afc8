namespace Slipway.Images;

/// <summary>A vulnerability of an image and what becomes of it.</summary>
/// <param name="Subject">Where it was found.</param>
/// <param name="Vulnerability">What was found.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Reason">Why it is no obstacle, when somebody says so; null otherwise.</param>
public sealed record ScanFinding(ScanSubject Subject, Vulnerability Vulnerability, ScanVerdict Verdict, string? Reason);
