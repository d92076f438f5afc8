namespace Slipway.Images;

/// <summary>An image could not be built; the message says which, what was found, and the way out.</summary>
/// <param name="message">The whole sentence.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class ImageBuildException(string message, Exception? inner = null) : Exception(message, inner);
