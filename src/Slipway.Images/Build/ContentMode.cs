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

    private static bool IsProgram(TarEntry file)
    {
        using var content = file.OpenContent();
        Span<byte> start = stackalloc byte[4];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var isScript = length >= 2 && start.StartsWith("#!"u8);
        var isElf = length == start.Length && BinaryPrimitives.ReadUInt32BigEndian(start) == ElfMagic;
        return isScript || (isElf && !Path.GetFileName(file.Path).Contains(".so", StringComparison.Ordinal));
    }
}
