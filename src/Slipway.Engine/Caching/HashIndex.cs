using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>
/// The hashes that are remembered between runs, in one file: a magic word, entries as they lie in this machine's memory, and the SHA-256 of all before it.
/// </summary>
internal static class HashIndex
{
    private static ReadOnlySpan<byte> Magic => "slipway hashes 1"u8;

    /// <summary>Reads the file; empty when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public static ReadOnlySpan<Entry> Read(AbsolutePath file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var bytes = File.ReadAllBytes(file);
        var body = bytes.Length - Magic.Length - SHA256.HashSizeInBytes;
        if (body < 0 || body % Unsafe.SizeOf<Entry>() != 0 || !bytes.AsSpan().StartsWith(Magic)
            || !SHA256.HashData(bytes.AsSpan(0, Magic.Length + body)).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length + body)))
        {
            throw new InvalidDataException($"{file} is damaged or was written by another version.");
        }

        return MemoryMarshal.Cast<byte, Entry>(bytes.AsSpan(Magic.Length, body));
    }

    /// <summary>Replaces the file.</summary>
    public static void Write(AbsolutePath file, ReadOnlySpan<Entry> entries, ScratchFiles scratch)
    {
        var body = MemoryMarshal.AsBytes(entries);
        var bytes = new byte[Magic.Length + body.Length + SHA256.HashSizeInBytes];
        Magic.CopyTo(bytes);
        body.CopyTo(bytes.AsSpan(Magic.Length));
        SHA256.HashData(bytes.AsSpan(0, Magic.Length + body.Length), bytes.AsSpan(Magic.Length + body.Length));
        scratch.Replace(file, bytes);
    }

    /// <summary>A remembered hash.</summary>
    /// <param name="State">The state of the file that was hashed; its mode does not count.</param>
    /// <param name="LastUsed">The last day on which it was of use, in days since 1970.</param>
    /// <param name="Hash">The hash of the content.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Entry(FileState State, int LastUsed, ContentHash Hash);
}
