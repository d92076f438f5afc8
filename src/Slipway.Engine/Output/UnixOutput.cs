using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Slipway.Engine;

/// <summary>
/// A standard stream, written to as it is. Streams of Console take the lock of Console.Out for each write; a target that writes to the console holds
/// that lock while it waits for the engine's, and a second one would wait for the first forever.
/// </summary>
/// <param name="descriptor">1 for standard output, 2 for standard error.</param>
internal sealed partial class UnixOutput(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int InputOutputError = 5;
    private const int BrokenPipe = 32;
    private const short Writable = 4;

    private static readonly int TryAgain = OperatingSystem.IsLinux() ? 11 : 35;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A standard stream of this process.</summary>
    /// <param name="descriptor">1 for standard output, 2 for standard error.</param>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "Where there are no descriptors, it is Console's.")]
    public static Stream Open(int descriptor) => !OperatingSystem.IsWindows() ? new UnixOutput(descriptor) : descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(descriptor, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
            }
            else if (!CanContinue(Marshal.GetLastPInvokeError()))
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private bool CanContinue(int error)
    {
        if (error == TryAgain)
        {
            // Whoever shares the pipe may have made it non-blocking.
            var wait = new PollRequest { Descriptor = descriptor, Events = Writable };
            _ = Poll(ref wait, 1, -1);
            return true;
        }

        return error switch
        {
            Interrupted => true,

            // Nobody reads any more: head has seen enough, or the terminal was closed.
            BrokenPipe or InputOutputError => false,
            _ => throw new IOException($"Cannot write to descriptor {descriptor}: {Marshal.GetPInvokeErrorMessage(error)}."),
        };
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollRequest requests, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
