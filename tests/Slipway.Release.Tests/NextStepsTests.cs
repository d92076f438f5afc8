using Slipway.Oci;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>What a person reads after a release was published.</summary>
public sealed class NextStepsTests
{
    private static readonly ReleaseChart Chart = new()
    {
        Name = "gateway", Version = "1.4.0", AppVersion = "v1.4.0", Digest = Digest.Of("chart"u8), Layout = "artifacts/charts/oci",
        Package = new() { Path = "artifacts/charts/gateway-1.4.0.tgz", Digest = Digest.Of("package"u8), Size = 6100 },
    };

    [Theory]
    [InlineData("ghcr.io/acme", false, null, "next-steps-registry.txt")]
    [InlineData("localhost:5005/local", true, null, "next-steps-embedded.txt")]
    [InlineData("localhost:6000/local", true, 6000, "next-steps-port.txt")]
    public void Commands_fit_the_registry(string registry, bool embedded, int? port, string golden) =>
        Golden.Match(string.Join('\n', NextSteps.Lines(Publication(registry, embedded), [Chart], port)) + "\n", golden);

    private static ReleasePublication Publication(string registry, bool embedded) => new()
    {
        Registry = registry,
        Embedded = embedded,
        References =
        [
            new() { Kind = "image", Reference = $"{registry}/proxy:v1.4.0", Digest = Digest.Of("proxy"u8), Size = 57_600_000 },
            new() { Kind = "chart", Reference = $"{registry}/charts/gateway:1.4.0", Digest = Chart.Digest, Size = 6_300 },
        ],
    };
}
