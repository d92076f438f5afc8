using Slipway.Oci;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>The release manifest is put together from what each target left.</summary>
public sealed class ManifestStoreTests : IDisposable
{
    private static readonly ReleaseIdentity Identity = new()
    {
        Version = "v1.33.1+rke2r1",
        Reason = "given by --version",
        Commit = "0123456789abcdef0123456789abcdef01234567",
        Time = DateTimeOffset.FromUnixTimeSeconds(1700000000),
        Development = false,
    };

    private readonly TempDirectory _folder = new();

    private ReleaseManifestStore Store => new(_folder["artifacts"]);

    [Fact]
    public void Manifest_has_the_documented_form()
    {
        Store.Write(Identity);
        Store.Write([Image("proxy"), Image("controller")]);
        Store.Write(
        [
            new ReleaseChart
            {
                Name = "gateway", Version = "1.33.1", AppVersion = "v1.33.1", Digest = Digest.Of("chart"u8), Layout = "artifacts/charts/oci",
                Package = new() { Path = "artifacts/charts/gateway-1.33.1.tgz", Digest = Digest.Of("package"u8), Size = 7 },
            },
        ]);
        Store.Write(
            new ReleasePublication
            {
                Registry = "ghcr.io/acme", Embedded = false,
                References = [new() { Kind = "image", Reference = "ghcr.io/acme/proxy:v1.33.1-rke2r1", Digest = Digest.Of("proxy"u8), Size = 42 }],
            });

        Golden.Match(File.ReadAllText(_folder["artifacts/release.json"]), "release.json");
    }

    [Fact]
    public void Items_of_another_version_do_not_count()
    {
        Store.Write(Identity);
        Store.Write([Image("proxy")]);

        Store.Write(Identity with { Version = "v2.0.0" }).Images.ShouldBeEmpty();
        Store.Write(Identity).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public void Sections_need_an_identity() =>
        Should.Throw<ReleaseManifestException>(() => Store.Write([Image("proxy")])).Message.ShouldContain("run the target DetermineVersion first");

    [Fact]
    public void Damaged_section_is_named()
    {
        Store.Write(Identity);
        _folder.Write("artifacts/manifest/images.json", "{\"version\":");

        Should.Throw<ReleaseManifestException>(() => Store.Assemble()).Message.ShouldStartWith($"{_folder["artifacts/manifest/images.json"]} is damaged");
    }

    public void Dispose() => _folder.Dispose();

    private static ReleaseImage Image(string name) => new()
    {
        Name = name,
        Digest = Digest.Of([1]),
        Size = 42,
        Platforms = [new() { Platform = "linux/amd64", Digest = Digest.Of([2]) }],
        Base = "host",
        Layout = "artifacts/oci",
    };
}
