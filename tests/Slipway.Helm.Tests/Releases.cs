using Slipway.Oci;

namespace Slipway.Helm.Tests;

/// <summary>The release that tests pack charts for.</summary>
internal static class Releases
{
    public static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static ChartRelease Release { get; } = new()
    {
        Version = "1.4.0",
        AppVersion = "v1.4.0",
        Time = Time,
        Images = new Dictionary<string, Reference>(StringComparer.Ordinal)
        {
            ["controller"] = Image("controller", 'a'),
            ["sds"] = Image("sds", 'b'),
            ["proxy"] = Image("proxy", 'c'),
        },
    };

    public static Reference Image(string name, char digit) => Reference.Parse($"localhost:5005/acme/{name}:v1.4.0@sha256:{new string(digit, 64)}");
}
