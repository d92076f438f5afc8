using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// ASP.NET Core's manifest of static files holds the times that the files had on the machine that built it. In an image they have the commit's time, so
/// that is what <c>Last-Modified</c> must say; and equal sources give equal manifests.
/// </summary>
internal static partial class StaticAssetTimes
{
    /// <summary>Replaces the times in a published folder.</summary>
    public static void ReplaceIn(AbsolutePath folder, DateTimeOffset time)
    {
        foreach (var manifest in Directory.EnumerateFiles(folder, "*.staticwebassets.endpoints.json").Select(AbsolutePath.Parse))
        {
            AtomicFile.WriteAllText(manifest, Replace(manifest.ReadAllText(), time));
        }
    }

    /// <summary>Replaces the times in a manifest.</summary>
    public static string Replace(string manifest, DateTimeOffset time) =>
        LastModified().Replace(manifest, match => match.Groups["name"].Value + time.ToString("R", CultureInfo.InvariantCulture));

    [GeneratedRegex("""(?<name>"Name"\s*:\s*"Last-Modified"\s*,\s*"Value"\s*:\s*")[^"]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastModified();
}
