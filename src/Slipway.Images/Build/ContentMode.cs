using System.Buffers.Binary;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Permissions that follow from what a file is: packages and copies have other ones on every machine.</summary>
internal static class ContentMode
{
    private const uint ElfMagic = 0x7F454C46;

    /// <summary>The file with 0755 when it is a program or a script, else with 0644; anything that is no file as it is.</summary>
    public static TarEntry Apply(TarEntry entry) =>
        entry.Kind == TarEntryKind.File ? entry with { Mode = IsProgram(entry) ? TarEntry.Executable : TarEntry.Readable } : entry;

    /// <summary>Whether a file on this machine is a native program of linux, and no library or symbols.</summary>
    public static bool IsElfProgram(string file)
    {
        using var content = File.OpenRead(file);
        Span<byte> start = stackalloc byte[4];
        return IsElf(start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]) && !IsLibrary(file) && Path.GetExtension(file) != ".dbg";
    }

    private static bool IsProgram(TarEntry file)
    {
        using var content = file.OpenContent();
        Span<byte> start = stackalloc byte[4];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith("#!"u8) || (IsElf(start) && !IsLibrary(file.Path));
    }

    private static bool IsElf(ReadOnlySpan<byte> start) => start.Length == 4 && BinaryPrimitives.ReadUInt32BigEndian(start) == ElfMagic;

    private static bool IsLibrary(string path) => Path.GetFileName(path).Contains(".so", StringComparison.Ordinal);
}
