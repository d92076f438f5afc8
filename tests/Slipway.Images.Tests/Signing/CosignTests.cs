using System.Text;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>Keyless signing through a script that takes cosign's place, is as strict about its arguments, and writes bundles as cosign 3 does.</summary>
public sealed class CosignTests : IDisposable
{
    private const string Signs = """
        set -eu
        printf '%s\n' "$@" >> "$(dirname "$0")/arguments"
        [ "$SIGSTORE_ID_TOKEN" = id-token-of-the-test ]
        if [ "$1" = attest-blob ]; then
          [ "$#" = 6 ] && [ "$2" = --yes ] && [ "$3" = --statement ] && [ "$5" = --bundle ]
          printf '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"certificate":{"rawBytes":"AA=="},"tlogEntries":[]},"dsseEnvelope":{"payload":"%s","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AA=="}]}}' "$(base64 -w0 "$4")" > "$6"
        else
          [ "$#" = 11 ] && [ "$1" = verify-blob-attestation ] && [ "$2" = --bundle ] && [ -s "$3" ] && [ "$4" = --digest ] && [ "$6" = --digestAlg ] && [ "$7" = sha256 ] && [ "$8" = --type ]
          [ "${10}" = --certificate-identity=release@example.org ] || { echo "none of the expected identities matched what was in the certificate" >&2; exit 1; }
          [ "${11}" = --certificate-oidc-issuer=https://issuer.example ]
        fi
        """;

    private const string Repository = "registry.example/acme/proxy";
    private static readonly Digest Image = Digest.Of("index"u8);
    private readonly TempDirectory _temp = new();
    private readonly ToolsInFolder _tools;

    public CosignTests()
    {
        _tools = new ToolsInFolder((AbsolutePath)_temp.Path);
        _tools.Add("cosign", Signs);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static InTotoStatement Statement => new([new StatementSubject(Repository, Image)], "https://example/p", """{"a":1}"""u8.ToArray());

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Bundle_of_cosign_is_checked_by_cosign_and_gives_its_statement()
    {
        var attester = Attester("release@example.org");
        var bundle = await attester.AttestAsync(Statement, Cancel);
        var statement = await attester.Verifier.VerifyAsync(bundle, Image, "https://example/p", Repository, Cancel);

        Encoding.UTF8.GetString(statement.Predicate.Span).ShouldBe("""{"a":1}""");
        attester.Signer.ShouldBeNull();
        attester.Verifier.Simple.ShouldBeNull();
    }

    [Fact]
    public async Task Token_is_no_argument_of_cosign()
    {
        await Attester("release@example.org").AttestAsync(Statement, Cancel);
        var arguments = await File.ReadAllTextAsync(_temp["arguments"], Cancel);
        arguments.ShouldContain("attest-blob");
        arguments.ShouldNotContain("id-token-of-the-test");
    }

    [Fact]
    public async Task Signature_by_somebody_else_is_refused_with_what_cosign_says()
    {
        var bundle = await Attester("release@example.org").AttestAsync(Statement, Cancel);
        await RefusedAsync(() => Attester("evil@example.org").VerifyAsync(bundle, Image, "https://example/p", Repository, Cancel), "none of the expected identities matched", "evil@example.org (https://issuer.example)");
    }

    [Fact]
    public async Task Bundle_that_cosign_believes_is_still_refused_when_it_is_about_something_else()
    {
        var attester = Attester("release@example.org");
        var bundle = await attester.AttestAsync(Statement, Cancel);
        await RefusedAsync(() => attester.VerifyAsync(bundle, Digest.Of("other"u8), "https://example/p", Repository, Cancel), $"is about {Image}");
        await RefusedAsync(() => attester.VerifyAsync(bundle, Image, "https://example/q", Repository, Cancel), "'https://example/q' was expected");
        await RefusedAsync(() => attester.VerifyAsync(bundle, Image, "https://example/p", "registry.example/evil", Cancel), "'registry.example/evil' was expected");
    }

    [Fact]
    public async Task Token_of_somebody_else_is_found_out_before_anything_is_published() =>
        await RefusedAsync(() => Attester("other@example.org").AttestAsync(Statement, Cancel), "other@example.org");

    [Theory]
    [InlineData("exit 0", "cosign 3 or newer is needed")]
    [InlineData("echo '{\"base64Signature\":\"AA==\"}' > \"$6\"", "application/vnd.dev.sigstore.bundle.v0.3+json")]
    [InlineData("echo \"error: fetching OIDC token $SIGSTORE_ID_TOKEN\" >&2; exit 1", "fetching OIDC token ***")]
    public async Task Cosign_that_does_not_sign_is_an_error(string script, string reason)
    {
        File.Delete(_temp["cosign"]);
        _tools.Add("cosign", script);
        await RefusedAsync(() => Attester("release@example.org").AttestAsync(Statement, Cancel), reason);
    }

    [Fact]
    public async Task Missing_cosign_is_named()
    {
        File.Delete(_temp["cosign"]);
        await RefusedAsync(() => Attester("release@example.org").AttestAsync(Statement, Cancel), "Signing without a key needs cosign 3 or newer", "Install it");
    }

    private CosignAttester Attester(string subject) => new(_tools, (AbsolutePath)_temp.Path / "work", new CertificateIdentity(subject, "https://issuer.example")) { Secrets = ["id-token-of-the-test"] };

    private static async Task RefusedAsync(Func<Task> action, params string[] reasons)
    {
        var message = (await Should.ThrowAsync<SignatureException>(action)).Message;
        foreach (var reason in reasons)
        {
            message.ShouldContain(reason);
        }
    }
}
