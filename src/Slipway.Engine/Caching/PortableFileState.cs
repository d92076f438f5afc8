using System.Security.Cryptography;
using System.Text;

namespace Slipway.Engine.Caching;

/// <summary>The part of a file's state that .NET shows on every system: the path stands for the inode.</summary>
internal static class PortableFileState
{
    private const int RegularKind = 0x8000;
    private const int LinkKind = 0xA000;
    private const int DirectoryKind = 0x4000;

    public static FileState? Read(string path, bool followLink)
    {
        FileSystemInfo info = new FileInfo(path);
        if (followLink && Exists(info) && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
        {
            info = target;
        }

        if (!Exists(info))
        {
            return null;
        }

        var id = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(info.FullName)));
        var kind = info.LinkTarget is not null ? LinkKind : info.Attributes.HasFlag(FileAttributes.Directory) ? DirectoryKind : RegularKind;
        var permissions = OperatingSystem.IsWindows() ? 0 : (int)info.UnixFileMode;
        return new FileState(id, 0, kind == RegularKind ? new FileInfo(info.FullName).Length : 0, Nanoseconds(info.LastWriteTimeUtc), Nanoseconds(info.CreationTimeUtc), kind | permissions);
    }

    private static bool Exists(FileSystemInfo info) => (int)info.Attributes != -1;

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
