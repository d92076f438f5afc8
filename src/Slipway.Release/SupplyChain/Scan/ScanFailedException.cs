namespace Slipway.Release;

/// <summary>Images have vulnerabilities that stop a release; the message names each.</summary>
public sealed class ScanFailedException(string message) : Exception(message);
