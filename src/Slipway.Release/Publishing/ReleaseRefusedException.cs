namespace Slipway.Release;

/// <summary>A release is not fit to be published.</summary>
public sealed class ReleaseRefusedException(string message) : Exception(message);
