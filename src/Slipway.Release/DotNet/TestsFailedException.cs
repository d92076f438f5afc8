namespace Slipway.Release;

/// <summary>Tests ran and at least one failed, or none ran.</summary>
public sealed class TestsFailedException(string message) : Exception(message);
