using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

/// <summary>What somebody who may push to the registry, but has no key, attaches to a signed image.</summary>
public sealed class HostileReferrerTests : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();
    private readonly RegistryClient _client = new(new RegistryClientOptions { MaximumAttempts = 1 });
    private readonly KeyAttester _attester = TestAttester.New();
    private EmbeddedRegistry? _registry;
    private OciLayout? _layout;
    private Descriptor? _index;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Reference Repository => Reference.Parse($"{_registry!.Address}/acme/proxy");

    private Reference Subject => Repository.WithDigest(_index!.Digest);

    public async ValueTask InitializeAsync()
    {
        _registry = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0 }, Cancel);
        _layout = await OciLayout.OpenOrCreateAsync(_folder["layout"], Cancel);
        _index = await TestImage.WriteAsync(_layout, Cancel);
        await TestImage.WriteDocumentsAsync(_layout, _index, null, Cancel);
        await _client.PushAsync(_layout, _index, Subject, new PushOptions(), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _attester.Dispose();
        _client.Dispose();
        await _registry!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Garbage_of_every_kind_beside_what_is_right_changes_nothing()
    {
        using var other = TestAttester.New();
        foreach (var predicateType in new[] { SigstoreBundle.SignaturePredicateType, SpdxDocument.PredicateType, CycloneDxDocument.PredicateType, SlsaProvenance.PredicateType })
        {
            await AttachBundleAsync("no json"u8.ToArray(), predicateType);
            await AttachBundleAsync(await other.AttestAsync(Statement(_index!.Digest, predicateType), Cancel), predicateType);
        }

        foreach (var mediaType in new[] { SpdxDocument.MediaType, CycloneDxDocument.MediaType, InTotoStatement.MediaType })
        {
            await AttachAsync(mediaType, "{}"u8.ToArray());
        }

        await AttachAsync(SigstoreBundle.MediaType, new byte[5 * 1024 * 1024], (SigstoreBundle.PredicateTypeAnnotation, SigstoreBundle.SignaturePredicateType));
        await AttachMissingAsync();

        (await CheckAsync()).ShouldAllBe(row => row.IsGood(true));
        (await AttachMissingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Own_signature_of_another_image_is_no_signature_of_this_one()
    {
        await AttachBundleAsync(await _attester.AttestAsync(Statement(Digest.Of("other"u8), SigstoreBundle.SignaturePredicateType), Cancel), SigstoreBundle.SignaturePredicateType);
        await ExpectSignatureAsync(Finding.Wrong, $"is about {Digest.Of("other"u8)}");
    }

    [Fact]
    public async Task Own_attestation_that_is_listed_as_a_signature_is_none()
    {
        await AttachBundleAsync(await _attester.AttestAsync(Statement(_index!.Digest, SpdxDocument.PredicateType), Cancel), SigstoreBundle.SignaturePredicateType);
        await ExpectSignatureAsync(Finding.Wrong, $"claims '{SpdxDocument.PredicateType}'");
    }

    [Fact]
    public async Task Own_signature_for_another_repository_is_none_here()
    {
        var statement = Statement(_index!.Digest, SigstoreBundle.SignaturePredicateType) with { Subject = [new StatementSubject("registry.example/acme/old", _index.Digest)] };
        await AttachBundleAsync(await _attester.AttestAsync(statement, Cancel), SigstoreBundle.SignaturePredicateType);
        await ExpectSignatureAsync(Finding.Wrong, "was made for 'registry.example/acme/old'");
    }

    [Fact]
    public async Task Huge_bundle_is_not_read()
    {
        await AttachAsync(SigstoreBundle.MediaType, new byte[5 * 1024 * 1024], (SigstoreBundle.PredicateTypeAnnotation, SigstoreBundle.SignaturePredicateType));
        await ExpectSignatureAsync(Finding.Wrong, "too large");
    }

    [Fact]
    public async Task Bundle_without_the_annotation_that_lists_show_is_not_taken_for_anything()
    {
        await AttachAsync(SigstoreBundle.MediaType, await _attester.AttestAsync(Statement(_index!.Digest, SigstoreBundle.SignaturePredicateType), Cancel));
        (await CheckAsync())[0].Signature.ShouldBe(Finding.Missing);
    }

    [Fact]
    public async Task Referrer_of_something_else_in_a_list_is_refused()
    {
        var bundle = await _attester.AttestAsync(Statement(_index!.Digest, SigstoreBundle.SignaturePredicateType), Cancel);
        var elsewhere = await ReferrerArtifact.WriteBundleAsync(_layout!, Descriptor.Of(MediaTypes.ImageManifest, "elsewhere"u8), bundle, SigstoreBundle.SignaturePredicateType, Cancel);
        await _client.PushAsync(_layout!, elsewhere, Repository.WithDigest(elsewhere.Digest), new PushOptions(), Cancel);
        (await Should.ThrowAsync<SignatureException>(() => new ReferrerReader(_client).ReadAsync(Subject, elsewhere, Cancel))).Message.ShouldContain($"is about {Digest.Of("elsewhere"u8)}");

        var missing = Descriptor.Of(MediaTypes.ImageManifest, "missing"u8);
        (await Should.ThrowAsync<SignatureException>(() => new ReferrerReader(_client).ReadAsync(Subject, missing, Cancel))).Message.ShouldContain("is not there");
        (await Should.ThrowAsync<SignatureException>(() => new ReferrerReader(_client).ReadAsync(Subject, _index, Cancel))).Message.ShouldContain("is about nothing");
    }

    [Fact]
    public async Task Tag_of_a_signature_that_names_something_else_is_a_finding_and_signing_goes_on()
    {
        var garbage = await _layout!.WriteBlobAsync("garbage"u8.ToArray(), "text/plain", Cancel);
        var config = await _layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.ImageConfig, Cancel);
        var manifest = await _layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [garbage] }), MediaTypes.ImageManifest, Cancel);
        await _client.PushAsync(_layout, manifest, Repository.WithTag(SimpleSigning.TagOf(_index!.Digest)), new PushOptions(), Cancel);
        (await CheckAsync())[0].Problems.ShouldContain(problem => problem.Contains(SimpleSigning.SignatureAnnotation));

        await AttachMissingAsync();
        (await CheckAsync()).ShouldAllBe(row => row.IsGood(true));
        (await _client.GetManifestAsync(Repository.WithTag(SimpleSigning.TagOf(_index.Digest)), Cancel))!.Blobs.Select(blob => blob.Digest).ShouldContain(garbage.Digest);
    }

    [Fact]
    public async Task More_garbage_than_is_looked_at_fails_closed()
    {
        for (var number = 0; number < 40; number++)
        {
            await AttachBundleAsync(BitConverter.GetBytes(number), SigstoreBundle.SignaturePredicateType);
        }

        (await CheckAsync())[0].Signature.ShouldBe(Finding.Wrong);
    }

    private InTotoStatement Statement(Digest digest, string predicateType) => new([new StatementSubject(Repository.Name, digest)], predicateType, "{}"u8.ToArray());

    private async Task ExpectSignatureAsync(Finding finding, string problem)
    {
        var row = (await CheckAsync())[0];
        row.Problems.ShouldContain(text => text.Contains(problem));
        // The tag of the first layout is missing: what is worse counts.
        row.Signature.ShouldBe(finding);
    }

    private Task<IReadOnlyList<SupplyChainRow>> CheckAsync() => new SupplyChainCheck(_client, _attester.Verifier).RunAsync("image", "proxy", Subject, Cancel);

    private Task<int> AttachMissingAsync() =>
        new AttachmentPublisher(_client, _attester, (AbsolutePath)_folder["signatures"]).PublishAsync(new StageItem("image", _layout!, _index!, Repository, 0), Repository.Name, Cancel);

    private Task AttachBundleAsync(ReadOnlyMemory<byte> bundle, string predicateType) => AttachAsync(SigstoreBundle.MediaType, bundle, (SigstoreBundle.PredicateTypeAnnotation, predicateType));

    private async Task AttachAsync(string mediaType, ReadOnlyMemory<byte> content, params (string Key, string Value)[] annotations)
    {
        var artifact = await ReferrerArtifact.WriteAsync(_layout!, _index!, mediaType, content, annotations.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), Cancel);
        await _client.PushAsync(_layout!, artifact, Repository.WithDigest(artifact.Digest), new PushOptions(), Cancel);
    }
}
