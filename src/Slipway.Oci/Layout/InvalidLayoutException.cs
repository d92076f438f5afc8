namespace Slipway.Oci;

/// <summary>A directory is no image layout, or its index is damaged.</summary>
public sealed class InvalidLayoutException(string message, Exception? innerException = null) : IOException(message, innerException);
