using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Slipway.Engine.Caching;

/// <summary>statx(2): .NET shows neither inodes nor the time of the last status change.</summary>
internal static partial class LinuxFileState
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStats = 0x7ff;

    public static FileState? Read(string path, bool followLink)
    {
        var result = default(Statx);
        if (Call(CurrentDirectory, path, followLink ? 0 : NoFollow, BasicStats, ref result) == 0)
        {
            return new FileState(result.Inode, ((ulong)result.DeviceMajor << 32) | result.DeviceMinor, (long)result.Size, result.Modified.Nanoseconds, result.Changed.Nanoseconds, result.Mode);
        }

        var error = Marshal.GetLastPInvokeError();
        const int NoEntry = 2;
        const int NotDirectory = 20;
        return error is NoEntry or NotDirectory ? null : throw new IOException($"Cannot look at {path}: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Call(int directory, string path, int flags, uint mask, ref Statx result);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public uint Fraction;
        public int Reserved;

        public readonly long Nanoseconds => (Seconds * 1_000_000_000) + Fraction;
    }

    // struct statx of linux/stat.h, which is the same for all architectures.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    [SuppressMessage("Performance", "CA1823:Avoid unused private fields", Justification = "Filled by the system.")]
    private struct Statx
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public Time Changed;

        [FieldOffset(112)]
        public Time Modified;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
