namespace Slipway.Release;

/// <summary>What is attached to published images is missing or does not hold; the table names each.</summary>
public sealed class SupplyChainException(string message) : Exception(message);
