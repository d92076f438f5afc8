using System.Text;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class ReferrerArtifactTests : IDisposable
{
    private static readonly Descriptor Subject = Descriptor.Of(MediaTypes.ImageIndex, "index"u8) with { Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "y" } };
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Document_refers_to_its_image()
    {
        var layout = await OpenAsync();
        var written = await ReferrerArtifact.WriteAsync(layout, Subject, SpdxDocument.MediaType, "{}"u8.ToArray(), new Dictionary<string, string>(StringComparer.Ordinal), TestContext.Current.CancellationToken);
        var manifest = OciJson.ParseManifest(await layout.ReadBlobAsync(written, TestContext.Current.CancellationToken));

        (manifest.ArtifactType, manifest.Config.MediaType, manifest.Subject!.Digest).ShouldBe((SpdxDocument.MediaType, MediaTypes.Empty, Subject.Digest));
        manifest.Subject.Annotations.ShouldBeNull();
        manifest.Layers.ShouldHaveSingleItem().MediaType.ShouldBe(SpdxDocument.MediaType);
        layout.HasBlob(manifest.Config).ShouldBeTrue();
    }

    [Fact]
    public async Task Bundle_is_listed_with_what_it_claims()
    {
        using var signer = TestKeys.NewSigner();
        var layout = await OpenAsync();
        var statement = new InTotoStatement([new StatementSubject("proxy", Subject.Digest)], SigstoreBundle.SignaturePredicateType, "{}"u8.ToArray());
        var bundle = new SigstoreBundle(await DsseEnvelope.SignAsync(statement, signer, TestContext.Current.CancellationToken), signer.PublicKey.Hint);
        var written = await ReferrerArtifact.WriteBundleAsync(layout, Subject, bundle.Write(), statement.PredicateType, TestContext.Current.CancellationToken);
        var manifest = OciJson.ParseManifest(await layout.ReadBlobAsync(written, TestContext.Current.CancellationToken));

        manifest.ArtifactType.ShouldBe("application/vnd.dev.sigstore.bundle.v0.3+json");
        manifest.Annotations!["dev.sigstore.bundle.content"].ShouldBe("dsse-envelope");
        manifest.Annotations["dev.sigstore.bundle.predicateType"].ShouldBe("https://sigstore.dev/cosign/sign/v1");
        new SignatureVerifier(signer.PublicKey)
            .VerifyBundle(await layout.ReadBlobAsync(manifest.Layers[0], TestContext.Current.CancellationToken), Subject.Digest, SigstoreBundle.SignaturePredicateType, "proxy");
    }

    [Fact]
    public async Task Statement_without_signature_is_listed_with_what_it_claims()
    {
        var layout = await OpenAsync();
        var statement = new InTotoStatement([new StatementSubject("proxy", Subject.Digest)], SlsaProvenance.PredicateType, "{}"u8.ToArray());
        var written = await ReferrerArtifact.WriteStatementAsync(layout, Subject, statement, TestContext.Current.CancellationToken);
        var manifest = OciJson.ParseManifest(await layout.ReadBlobAsync(written, TestContext.Current.CancellationToken));

        manifest.ArtifactType.ShouldBe("application/vnd.in-toto+json");
        manifest.Annotations!["in-toto.io/predicate-type"].ShouldBe("https://slsa.dev/provenance/v1");
    }

    [Fact]
    public async Task Signatures_of_the_first_layout_are_added_to_those_that_are_there()
    {
        var layout = await OpenAsync();
        var token = TestContext.Current.CancellationToken;
        var first = OciJson.ParseManifest(await layout.ReadBlobAsync(await ReferrerArtifact.WriteSimpleAsync(layout, "one"u8.ToArray(), new byte[] { 1 }, [], token), token));
        var second = OciJson.ParseManifest(await layout.ReadBlobAsync(await ReferrerArtifact.WriteSimpleAsync(layout, "two"u8.ToArray(), new byte[] { 2 }, first.Layers, token), token));

        second.Layers.Select(layer => (layer.MediaType, layer.Annotations![SimpleSigning.SignatureAnnotation])).ShouldBe([(SimpleSigning.MediaType, "AQ=="), (SimpleSigning.MediaType, "Ag==")]);
        Encoding.UTF8.GetString(await layout.ReadBlobAsync(second.Layers[1], token)).ShouldBe("two");
        OciJson.ParseConfig(await layout.ReadBlobAsync(second.Config, token)).Rootfs.DiffIds.Count.ShouldBe(2);
        SimpleSigning.TagOf(Digest.Of("x"u8)).ShouldEndWith(".sig");
    }

    private Task<OciLayout> OpenAsync() => OciLayout.OpenOrCreateAsync(_temp.Path, TestContext.Current.CancellationToken);
}
