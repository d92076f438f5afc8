using Slipway.Images;

namespace Slipway.Release;

/// <summary>What of a release is scanned.</summary>
internal static class ScanSubjects
{
    /// <summary>Every image for every platform, in the manifest's order.</summary>
    public static IReadOnlyList<ScanSubject> Of(ReleaseManifest manifest) =>
        [.. manifest.Images.SelectMany(image => image.Platforms.Select(platform => new ScanSubject(image.Name, platform.Platform, image.Digest, platform.Digest)))];
}
