namespace Slipway.Engine;

/// <summary>A content that a cache entry names.</summary>
/// <param name="Sha256">The SHA-256 of the content, 64 hexadecimal digits.</param>
/// <param name="Size">Its bytes.</param>
public sealed record CacheContent(string Sha256, long Size);
