using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>kind could not do what was asked.</summary>
/// <param name="message">What failed, why, and the way out.</param>
/// <param name="inner">What kind said.</param>
public sealed class KindException(string message, ToolFailedException inner) : Exception(message, inner);
