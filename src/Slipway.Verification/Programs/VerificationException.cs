namespace Slipway.Verification;

/// <summary>A verification cannot go on, for instance because a program of the release does not start. The message has the reason and the last lines of logs.</summary>
public sealed class VerificationException(string message, Exception? inner = null) : Exception(message, inner);
