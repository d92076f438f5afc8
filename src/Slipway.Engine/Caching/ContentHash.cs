using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Slipway.Engine.Caching;

/// <summary>A SHA-256 as a value of 32 bytes that can lie in a file as it is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ContentHash(ulong A, ulong B, ulong C, ulong D)
{
    public const int HexLength = 64;

    public static ContentHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return MemoryMarshal.Read<ContentHash>(hash);
    }

    /// <summary>Reads a stream to its end.</summary>
    public static ContentHash Of(Stream content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return MemoryMarshal.Read<ContentHash>(hash);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (text is not { Length: HexLength } || text.AsSpan().ContainsAnyInRange('A', 'Z') || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = MemoryMarshal.Read<ContentHash>(bytes);
        return true;
    }

    /// <summary>Writes 64 lower-case hexadecimal digits in ASCII.</summary>
    public void WriteHex(Span<byte> target)
    {
        var self = this;
        Convert.TryToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<ContentHash>(in self)), target, out _);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var self = this;
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<ContentHash>(in self)));
    }
}
