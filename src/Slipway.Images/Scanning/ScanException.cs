namespace Slipway.Images;

/// <summary>An image cannot be scanned, or a report, VEX document or ignore file cannot be read; the message says which and why.</summary>
public sealed class ScanException(string message, Exception? cause = null) : Exception(message, cause);
