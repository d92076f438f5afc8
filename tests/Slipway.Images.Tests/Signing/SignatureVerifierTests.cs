using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Oci;

namespace Slipway.Images.Tests;

public sealed class SignatureVerifierTests : IDisposable
{
    private const string Repository = "registry.example/acme/proxy";
    private static readonly Digest Image = Digest.Of("index"u8);
    private readonly KeySigner _signer = TestKeys.NewSigner();

    private SignatureVerifier Verifier => new(_signer.PublicKey);

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Payload_is_what_cosign_writes() =>
        Encoding.UTF8.GetString(new SimpleSigning(Repository, Image).Write()).ShouldBe(
            $$"""{"critical":{"identity":{"docker-reference":"{{Repository}}"},"image":{"docker-manifest-digest":"{{Image}}"},"type":"cosign container image signature"},"optional":null}""");

    [Fact]
    public async Task Signature_of_the_first_layout_holds()
    {
        var (payload, signature) = await SignSimpleAsync(_signer);
        Should.NotThrow(() => Verifier.VerifySimple(payload, signature, Image, Repository));
        Should.NotThrow(() => Verifier.VerifySimple(payload, signature, Image, null));
    }

    [Fact]
    public async Task Signature_of_the_first_layout_by_another_key_is_refused()
    {
        using var other = TestKeys.NewSigner();
        var (payload, signature) = await SignSimpleAsync(other);
        Refused(() => Verifier.VerifySimple(payload, signature, Image, Repository), $"not by the given key ({_signer.PublicKey.Hint})");
    }

    [Fact]
    public async Task Payload_of_the_first_layout_that_was_changed_is_refused()
    {
        var (payload, signature) = await SignSimpleAsync(_signer);
        Prop.ForAll(Gen.Choose(0, payload.Length - 1).ToArbitrary(), index =>
        {
            var changed = (byte[])payload.Clone();
            changed[index] ^= 1;
            Should.Throw<SignatureException>(() => Verifier.VerifySimple(changed, signature, Image, Repository));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Signature_of_the_first_layout_about_something_else_is_refused()
    {
        var (payload, signature) = await SignSimpleAsync(_signer);
        Refused(() => Verifier.VerifySimple(payload, signature, Digest.Of("other"u8), Repository), $"is about {Image}: {Digest.Of("other"u8)} was expected");
        Refused(() => Verifier.VerifySimple(payload, signature, Image, "registry.example/evil"), $"made for '{Repository}': 'registry.example/evil' was expected");
    }

    [Theory]
    [InlineData(Repository + "@sha256:0000000000000000000000000000000000000000000000000000000000000000", true)]
    [InlineData(Repository + ":v1.0.0", true)]
    [InlineData(Repository + "-evil", false)]
    [InlineData(Repository + "/evil", false)]
    public async Task Repository_may_be_signed_with_tag_or_digest(string reference, bool holds)
    {
        var payload = new SimpleSigning(reference, Image).Write();
        var signature = Convert.ToBase64String(await _signer.SignAsync(payload, TestContext.Current.CancellationToken));
        var verify = () => Verifier.VerifySimple(payload, signature, Image, Repository);
        if (holds)
        {
            Should.NotThrow(verify);
        }
        else
        {
            Refused(verify, $"made for '{reference}'");
        }
    }

    [Fact]
    public void Arbitrary_bytes_are_no_signature_and_no_bundle() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            _signer.PublicKey.Verifies("payload"u8, bytes).ShouldBeFalse();
            Should.Throw<SignatureException>(() => Verifier.VerifySimple("payload"u8.ToArray(), Convert.ToBase64String(bytes), Image, null));
            Should.Throw<SignatureException>(() => Verifier.VerifyBundle(bytes, Image, "p", null));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("###")]
    public async Task Signature_that_is_none_is_refused(string? signature)
    {
        var (payload, _) = await SignSimpleAsync(_signer);
        Refused(() => Verifier.VerifySimple(payload, signature, Image, Repository), SimpleSigning.SignatureAnnotation);
    }

    [Fact]
    public async Task Signed_payload_of_another_kind_is_refused()
    {
        foreach (var text in new[] { "{}", "null", "[]", """{"critical":{"type":"atomic container signature","image":{"docker-manifest-digest":"x"}}}""" })
        {
            var payload = Encoding.UTF8.GetBytes(text);
            var signature = Convert.ToBase64String(await _signer.SignAsync(payload, TestContext.Current.CancellationToken));
            Refused(() => Verifier.VerifySimple(payload, signature, Image, Repository), "The signed payload is");
        }
    }

    [Fact]
    public async Task Bundle_holds_and_gives_its_statement()
    {
        var statement = Verifier.VerifyBundle(await SignBundleAsync(_signer), Image, "https://example/p", Repository);
        Encoding.UTF8.GetString(statement.Predicate.Span).ShouldBe("""{"a":1}""");
    }

    [Fact]
    public async Task Bundle_by_another_key_is_refused_and_the_key_it_names_is_shown()
    {
        using var other = TestKeys.NewSigner();
        var bundle = await SignBundleAsync(other);
        Refused(() => Verifier.VerifyBundle(bundle, Image, "https://example/p", Repository), $"it says that it is by the key {other.PublicKey.Hint}");
    }

    [Fact]
    public async Task Bundle_whose_payload_was_changed_is_refused()
    {
        var bundle = SigstoreBundle.Parse(await SignBundleAsync(_signer));
        var changed = bundle with { Envelope = bundle.Envelope with { Payload = Statement(Digest.Of("evil"u8), Repository).Write() } };
        Refused(() => Verifier.VerifyBundle(changed.Write(), Digest.Of("evil"u8), "https://example/p", Repository), "or its payload was changed");
    }

    [Fact]
    public async Task Bundle_about_something_else_is_refused()
    {
        var bundle = await SignBundleAsync(_signer);
        Refused(() => Verifier.VerifyBundle(bundle, Digest.Of("other"u8), "https://example/p", Repository), $"is about {Image}");
        Refused(() => Verifier.VerifyBundle(bundle, Image, "https://example/q", Repository), "claims 'https://example/p': 'https://example/q' was expected");
        Refused(() => Verifier.VerifyBundle(bundle, Image, "https://example/p", "registry.example/evil"), "'registry.example/evil' was expected");
    }

    [Fact]
    public async Task Bundle_without_a_name_is_of_any_repository()
    {
        var envelope = await DsseEnvelope.SignAsync(Statement(Image, ""), _signer, TestContext.Current.CancellationToken);
        Should.NotThrow(() => Verifier.VerifyBundle(new SigstoreBundle(envelope, "").Write(), Image, "https://example/p", Repository));
    }

    [Fact]
    public async Task Payload_type_is_part_of_what_is_signed()
    {
        var bundle = SigstoreBundle.Parse(await SignBundleAsync(_signer));
        var changed = bundle with { Envelope = bundle.Envelope with { PayloadType = "text/plain" } };
        Refused(() => Verifier.VerifyBundle(changed.Write(), Image, "https://example/p", null), "not by the given key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle+json;version=0.1"}""")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}""")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","dsseEnvelope":{"payload":"###"}}""")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","dsseEnvelope":{"payload":null,"payloadType":"t","signatures":[null,{},{"sig":null}]}}""")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","dsseEnvelope":{"payload":"","payloadType":"t","signatures":[]}}""")]
    public void What_is_no_bundle_is_refused(string text) => Refused(() => Verifier.VerifyBundle(Encoding.UTF8.GetBytes(text), Image, "p", null), "bundle");

    private static InTotoStatement Statement(Digest digest, string name) => new([new StatementSubject(name, digest)], "https://example/p", """{"a":1}"""u8.ToArray());

    private static async Task<(byte[] Payload, string Signature)> SignSimpleAsync(KeySigner signer)
    {
        var payload = new SimpleSigning(Repository, Image).Write();
        return (payload, Convert.ToBase64String(await signer.SignAsync(payload, TestContext.Current.CancellationToken)));
    }

    private static async Task<byte[]> SignBundleAsync(KeySigner signer) =>
        new SigstoreBundle(await DsseEnvelope.SignAsync(Statement(Image, Repository), signer, TestContext.Current.CancellationToken), signer.PublicKey.Hint).Write();

    private static void Refused(Action action, string reason) => Should.Throw<SignatureException>(action).Message.ShouldContain(reason);
}
