using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>Scanners through scripts that take their place, are as strict about arguments, and look into the layout that they get.</summary>
public sealed class ScannerTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly ToolsInFolder _tools;

    public ScannerTests() => _tools = new ToolsInFolder((AbsolutePath)_temp.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AbsolutePath Report => (AbsolutePath)_temp["reports/proxy.json"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Trivy_gets_a_layout_with_the_one_manifest_and_writes_its_report()
    {
        _tools.Add("trivy", $$"""
            set -eu
            [ "$*" = "image --input $3 --scanners vuln --format json --output $9 --exit-code 0 --no-progress" ]
            [ "$(grep -o '"digest"' "$3/index.json" | wc -l)" = 1 ] && [ -f "$3/oci-layout" ]
            cat > "$9" <<'END'
            {{SampleReports.Trivy}}
            END
            """);
        (await ScanAsync(new TrivyScanner())).Vulnerabilities.Count.ShouldBe(3);
        Report.FileExists().ShouldBeTrue();
        Directory.GetFileSystemEntries(_temp["work"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Grype_gets_a_layout_with_the_one_manifest_and_writes_its_report()
    {
        _tools.Add("grype", $$"""
            set -eu
            folder="${1#oci-dir:}"
            [ "$*" = "oci-dir:$folder --output json --file $5 --quiet" ]
            [ "$(ls "$folder/blobs/sha256" | wc -l)" = 2 ]
            cat > "$5" <<'END'
            {{SampleReports.Grype}}
            END
            """);
        (await ScanAsync(new GrypeScanner())).Tool.ShouldBe("grype 0.104.0");
    }

    [Theory]
    [InlineData("echo 'FATAL failed to download vulnerability DB' >&2; exit 1", "failed to download vulnerability DB")]
    [InlineData("exit 0", "without writing the report")]
    [InlineData("echo nonsense > \"$9\"", "is no report of a scanner")]
    public async Task Scanner_that_fails_is_named(string script, string reason)
    {
        _tools.Add("trivy", script);
        (await Should.ThrowAsync<ScanException>(() => ScanAsync(new TrivyScanner()))).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Report_of_an_earlier_scan_does_not_pass_for_a_new_one()
    {
        AtomicFile.WriteAllText(Report, SampleReports.Trivy);
        _tools.Add("trivy", "exit 0");
        await Should.ThrowAsync<ScanException>(() => ScanAsync(new TrivyScanner()));
    }

    [Fact]
    public async Task Scanner_that_is_missing_is_named() =>
        (await Should.ThrowAsync<ScanException>(() => ScanAsync(new GrypeScanner()))).Message.ShouldContain("'grype'");

    private async Task<ScanReport> ScanAsync(IImageScanner scanner)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["layout"], Cancel);
        var config = await layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.ImageConfig, Cancel);
        var manifest = await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [] }), MediaTypes.ImageManifest, Cancel) with { Platform = Platform.LinuxAmd64 };
        var index = await layout.WriteBlobAsync(OciJson.Serialize(new ImageIndex { Manifests = [manifest] }), MediaTypes.ImageIndex, Cancel);
        await layout.TagAsync(index, "proxy", Cancel);
        return await new ImageScan(_tools, scanner, (AbsolutePath)_temp["work"]).RunAsync(layout, new ScanSubject("proxy", "linux/amd64", index.Digest, manifest.Digest), Report, null, Cancel);
    }
}
