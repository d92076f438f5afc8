using System.Text;

namespace Slipway.Oci.Tests.Model;

public sealed class ManifestDocumentTests
{
    private const string Hex = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private const string Blob = $$"""{"mediaType":"a/b","digest":"sha256:{{Hex}}","size":3}""";

    [Fact]
    public void Unknown_fields_stay_in_the_bytes_and_in_the_digest()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{ "schemaVersion": 2, "x-unknown": [1], "config": {{Blob}}, "layers": [ {{Blob}} ] }""");
        var document = ManifestDocument.Parse(MediaTypes.ImageManifest, bytes);
        document.Content.ToArray().ShouldBe(bytes);
        document.Descriptor.Digest.ShouldBe(Digest.Of(bytes));
        document.Blobs.Count.ShouldBe(2);
        document.Descriptor.ArtifactType.ShouldBe("a/b");
    }

    [Fact]
    public void Index_lists_its_manifests_and_its_subject()
    {
        var document = Parse(MediaTypes.ImageIndex, $$$"""{"manifests":[{{{Blob}}}],"subject":{{{Blob}}},"artifactType":"x/y","annotations":{"k":"v"}}""");
        document.Manifests.Single().Digest.Hex.ShouldBe(Hex);
        document.Subject!.Digest.Hex.ShouldBe(Hex);
        document.References.Count().ShouldBe(2);
        document.Descriptor.ArtifactType.ShouldBe("x/y");
        document.Descriptor.Annotations!["k"].ShouldBe("v");
    }

    [Theory]
    [InlineData(MediaTypes.DockerManifest)]
    [InlineData(MediaTypes.ImageManifest)]
    public void Own_media_type_may_be_absent(string mediaType) =>
        Parse(mediaType, $$"""{"config":{{Blob}},"layers":[]}""").Descriptor.MediaType.ShouldBe(mediaType);

    [Fact]
    public void Own_media_type_must_agree_with_the_senders() =>
        Should.Throw<FormatException>(() => Parse(MediaTypes.ImageManifest, $$"""{"mediaType":"{{MediaTypes.DockerManifest}}","config":{{Blob}},"layers":[]}"""))
            .Message.ShouldContain($"sent as '{MediaTypes.ImageManifest}' but says that it is '{MediaTypes.DockerManifest}'");

    [Fact]
    public void Other_media_types_are_refused_with_the_supported_ones() =>
        Should.Throw<FormatException>(() => Parse("application/vnd.docker.distribution.manifest.v1+json", "{}")).Message.ShouldContain(MediaTypes.ImageIndex);

    [Fact]
    public void More_than_4_MiB_is_refused() =>
        Should.Throw<FormatException>(() => ManifestDocument.Parse(MediaTypes.ImageIndex, new byte[ManifestDocument.MaximumSize + 1])).Message.ShouldContain("4194305 bytes");

    private static ManifestDocument Parse(string mediaType, string json) => ManifestDocument.Parse(mediaType, Encoding.UTF8.GetBytes(json));
}
