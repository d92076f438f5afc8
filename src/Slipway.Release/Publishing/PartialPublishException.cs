namespace Slipway.Release;

/// <summary>A publication ended before it was complete.</summary>
/// <param name="cause">Why.</param>
/// <param name="progress">What is done, what is not, and how to go on.</param>
public sealed class PartialPublishException(Exception cause, string progress) : Exception($"{cause.Message}\n{progress}", cause);
