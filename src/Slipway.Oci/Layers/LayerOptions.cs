namespace Slipway.Oci;

/// <summary>How a layer is made.</summary>
public sealed record LayerOptions
{
    /// <summary>The modification time of all entries: the commit's, or <c>SOURCE_DATE_EPOCH</c>.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// zlib's level, 1 (fastest) to 9 (smallest); the same level always gives the same bytes. Level 2 takes half the time of level 6 for a layer that is
    /// 8 % larger (83 MB of publish output).
    /// </summary>
    public int CompressionLevel { get; init; } = 2;
}
