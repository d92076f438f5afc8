using Slipway.Oci;

namespace Slipway.Release.Tests;

public sealed class PublishedArtifactsTests
{
    [Fact]
    public void What_was_built_is_found_by_digest_and_the_rest_by_the_tags_of_the_version()
    {
        var digest = Digest.Of("proxy"u8);
        var manifest = new ReleaseManifest
        {
            Identity = new() { Version = "v1.4.0+build.1", Reason = "", Time = DateTimeOffset.UnixEpoch, Development = false },
            Images = [new() { Name = "proxy", Digest = digest, Size = 1, Platforms = [], Base = "host", Layout = "artifacts/oci" }],
        };
        PublishedArtifacts.Of(manifest, ["sds", "proxy"], ["gateway"], RegistryTarget.Parse("ghcr.io/acme")).Select(artifact => $"{artifact.Kind} {artifact.Name} {artifact.Reference}").ShouldBe(
        [
            $"image proxy ghcr.io/acme/proxy@{digest}",
            "image sds ghcr.io/acme/sds:v1.4.0-build.1",
            "chart gateway ghcr.io/acme/charts/gateway:1.4.0_build.1",
        ]);
    }
}
