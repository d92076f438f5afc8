namespace Slipway.Oci;

/// <summary>How much an archive from elsewhere may hold.</summary>
public sealed record TarLimits
{
    /// <summary>Enough for the largest images, too little to fill a disk with: 8 GiB in a million entries.</summary>
    public static TarLimits Default { get; } = new();

    /// <summary>The most bytes that are read, headers included, uncompressed.</summary>
    public long MaximumSize { get; init; } = 8L << 30;

    /// <summary>The most entries.</summary>
    public int MaximumEntries { get; init; } = 1_000_000;
}
