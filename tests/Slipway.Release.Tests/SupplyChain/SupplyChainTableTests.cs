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
        ];
        Golden.Match(string.Join('\n', SupplyChainTable.Lines(rows)) + "\n", "supply-chain-table.txt");
    }

    private static SupplyChainRow Row(string image, string platform, Finding signature, Finding sbom, Finding provenance) =>
        new(image, platform, Digest.Of("x"u8), signature, sbom, provenance, []);
}
