using System.Runtime.InteropServices;

namespace Slipway.Engine.Caching;

/// <summary>What the file system says about a file without reading it.</summary>
/// <param name="Id">The inode, or a hash of the path where there are none.</param>
/// <param name="Device">The device that the inode belongs to.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change of the content, in nanoseconds since 1970.</param>
/// <param name="Changed">Time of the last change of anything, which programs cannot set; nanoseconds since 1970.</param>
/// <param name="Mode">Kind and permission bits as in POSIX <c>st_mode</c>.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FileState(ulong Id, ulong Device, long Size, long Modified, long Changed, int Mode)
{
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int LinkKind = 0xA000;
    private const int DirectoryKind = 0x4000;

    public bool IsRegular => (Mode & KindMask) == RegularKind;

    public bool IsLink => (Mode & KindMask) == LinkKind;

    public bool IsDirectory => (Mode & KindMask) == DirectoryKind;

    /// <summary>The permission bits, without set-uid and the like.</summary>
    public int Permissions => Mode & 0x1FF;

    /// <summary>The state of a file; a link itself is looked at unless it is followed. Null when there is nothing.</summary>
    public static FileState? Read(string path, bool followLink = false) =>
        OperatingSystem.IsLinux() ? LinuxFileState.Read(path, followLink) : PortableFileState.Read(path, followLink);
}
