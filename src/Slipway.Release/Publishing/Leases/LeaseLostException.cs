namespace Slipway.Release;

/// <summary>Another publisher took over while this one was at work.</summary>
public sealed class LeaseLostException(string message) : Exception(message);
