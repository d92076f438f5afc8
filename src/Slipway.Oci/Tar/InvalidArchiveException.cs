namespace Slipway.Oci;

/// <summary>An archive is malformed, or has an entry that must not be unpacked.</summary>
public sealed class InvalidArchiveException(string message) : IOException(message);
