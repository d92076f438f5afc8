using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Release.Tests.Publishing;

/// <summary>The summary of a GitHub job shows what was published, once.</summary>
public sealed class JobSummaryTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_is_added_once_to_what_is_there()
    {
        AbsolutePath file = _folder["summary.md"];
        await File.WriteAllTextAsync(file, "# Targets\n", Cancel);
        var manifest = new ReleaseManifest
        {
            Identity = ReleaseFixture.Identity("v1.4.0"),
            Publication = new() { Registry = "ghcr.io/acme", Embedded = false, References = [new() { Kind = "image", Reference = "ghcr.io/acme/proxy:v1.4.0", Digest = Digest.Of("proxy"u8), Size = 1 }] },
        };
        var summary = new JobSummary(file);

        await summary.AnnounceAsync(manifest, Cancel);
        await summary.AnnounceAsync(manifest, Cancel);

        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe($"# Targets\n\n### v1.4.0\n\n| | reference | digest |\n|---|---|---|\n| image | `ghcr.io/acme/proxy:v1.4.0` | `{Digest.Of("proxy"u8)}` |\n");
    }

    public void Dispose() => _folder.Dispose();
}
