using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Slipway.Engine;

/// <summary>The size of a terminal in characters.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct TerminalSize(int Columns, int Rows)
{
    private const int StandardOutput = 1;

    // ioctl_tty(2); the number differs between systems.
    private const nuint GetWindowSize = 0x5413;

    /// <summary>What is taken when there is no telling.</summary>
    public static TerminalSize Default { get; } = new(80, 24);

    /// <summary>
    /// The size of the terminal that standard output leads to. On Linux its driver is asked: Console would first switch the terminal's keys to another
    /// mode, which it leaves them in, and take its own lock.
    /// </summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The size is the console's.")]
    public static TerminalSize Read()
    {
        var size = default(WindowSize);
        var (columns, rows) = !OperatingSystem.IsLinux() ? (Console.WindowWidth, Console.WindowHeight)
            : Call(StandardOutput, GetWindowSize, ref size) == 0 ? (size.Columns, size.Rows) : (0, 0);
        return new(columns > 0 ? columns : Default.Columns, rows > 0 ? rows : Default.Rows);
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Call(int file, nuint request, ref WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
