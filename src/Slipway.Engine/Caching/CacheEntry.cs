namespace Slipway.Engine.Caching;

/// <summary>What a target made from certain inputs; the name of the file that holds it is the key of those inputs.</summary>
internal sealed record CacheEntry
{
    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>Whether the store has copies of the products.</summary>
    public required bool HasCopies { get; init; }

    /// <summary>The products in ordinal order of their paths.</summary>
    public required IReadOnlyList<Product> Products { get; init; }
}
