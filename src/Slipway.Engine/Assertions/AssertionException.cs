namespace Slipway.Engine;

/// <summary>Something that a target counts on is not so; the target has failed.</summary>
public sealed class AssertionException(string message, Exception? inner = null) : Exception(message, inner);
