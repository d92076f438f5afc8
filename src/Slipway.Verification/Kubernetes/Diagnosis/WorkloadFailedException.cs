namespace Slipway.Verification.Kubernetes;

/// <summary>What was installed does not run.</summary>
/// <param name="message">What was waited for, and every reason that was found.</param>
public sealed class WorkloadFailedException(string message) : Exception(message);
