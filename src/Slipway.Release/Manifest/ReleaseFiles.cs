using System.Security.Cryptography;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Describes files for the release manifest.</summary>
internal static class ReleaseFiles
{
    /// <summary>The file's path below <paramref name="root"/>, its digest and size.</summary>
    public static ReleaseFile Describe(AbsolutePath file, AbsolutePath root)
    {
        using var stream = File.OpenRead(file);
        return new() { Path = root.GetRelativePathTo(file), Digest = Digest.FromSha256(SHA256.HashData(stream)), Size = stream.Length };
    }
}
