namespace Slipway.Images;

/// <summary>A signature cannot be made, or does not hold; the message says which and why.</summary>
public sealed class SignatureException(string message, Exception? cause = null) : Exception(message, cause);
