using Slipway.Images;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Release.Tests;

public sealed class SupplyChainTableTests
{
    [Fact]
    public void Table_shows_every_manifest_of_every_image()
    {
        SupplyChainRow[] rows =
        [
            Row("controller", "index", Finding.Verified, Finding.Verified, Finding.Verified),
            Row("controller", "linux/amd64", Finding.Wrong, Finding.Verified, Finding.Missing),
            Row("proxy", "index", Finding.Missing, Finding.Unsigned, Finding.Unsigned),
            Row("proxy", "linux/arm64", Finding.Unchecked, Finding.Unchecked, Finding.Unsigned),
            Row("gateway", "chart", Finding.Verified, Finding.NotNeeded, Finding.NotNeeded),
        ];
        var scan = new ScanSummary("v1.0.0", Severity.High, [Scanned("controller linux/amd64", true), Scanned("proxy linux/arm64", false)]);
        Golden.Match(string.Join('\n', SupplyChainTable.Lines(rows, scan)) + "\n", "supply-chain-table.txt");
    }

    private static SupplyChainRow Row(string image, string platform, Finding signature, Finding sbom, Finding provenance) =>
        new(image, platform, DigestOf($"{image} {platform}"), signature, sbom, provenance, []);

    private static ScanSummaryImage Scanned(string name, bool passed) => new(name.Split(' ')[0], name.Split(' ')[1], DigestOf(name), DigestOf($"{name.Split(' ')[0]} index"), "grype", passed, []);

    private static Digest DigestOf(string name) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(name));
}
