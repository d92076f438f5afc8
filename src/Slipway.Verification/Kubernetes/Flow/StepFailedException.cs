namespace Slipway.Verification.Kubernetes;

/// <summary>A step of a verification failed, so those after it make no sense.</summary>
/// <param name="step">The step.</param>
/// <param name="inner">Why.</param>
public sealed class StepFailedException(string step, Exception inner) : Exception($"{step}: {inner.Message}", inner);
