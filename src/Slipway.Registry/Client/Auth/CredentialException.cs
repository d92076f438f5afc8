namespace Slipway.Registry;

/// <summary>Credentials are configured but cannot be read.</summary>
public sealed class CredentialException(string message, Exception? innerException = null) : IOException(message, innerException);
