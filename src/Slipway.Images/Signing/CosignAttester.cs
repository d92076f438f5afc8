using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// Signs statements without a key, and checks them, through an installed <c>cosign</c> of version 3 or newer. Cosign gets statements and bundles as files
/// and talks to the signing service only: it reads the CI system's token from its environment (<c>SIGSTORE_ID_TOKEN</c>, or what GitHub Actions offers), so
/// that no token is ever an argument, and it needs no access to the registry.
/// </summary>
/// <param name="tools">Runs cosign.</param>
/// <param name="work">A folder for files that cosign reads and writes.</param>
/// <param name="identity">Who is expected to sign.</param>
public sealed class CosignAttester(IToolRunner tools, AbsolutePath work, CertificateIdentity identity) : IAttester, IAttestationVerifier
{
    private const string Tool = "cosign";

    /// <summary>Tokens to mask in what cosign says.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <inheritdoc/>
    public string Identity => $"{identity.Subject} ({identity.Issuer})";

    /// <inheritdoc/>
    public IAttestationVerifier Verifier => this;

    /// <inheritdoc/>
    public ISigner? Signer => null;

    /// <inheritdoc/>
    public SignatureVerifier? Simple => null;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> AttestAsync(InTotoStatement statement, CancellationToken cancellationToken)
    {
        var name = Digest.Of(statement.Write()).Hex;
        var (input, output) = (work / $"{name}.statement.json", work / $"{name}.sigstore.json");
        AtomicFile.WriteAllBytes(input, statement.Write());
        output.DeleteFile();
        await RunAsync(["attest-blob", "--yes", "--statement", input, "--bundle", output], cancellationToken);
        var bundle = output.FileExists()
            ? await File.ReadAllBytesAsync(output, cancellationToken)
            : throw new SignatureException($"cosign succeeded without writing the bundle {output}: cosign 3 or newer is needed.");

        // What cosign made is looked at before it is published: an older one writes other formats, and a token may be somebody else's.
        await VerifyAsync(bundle, statement.Subject[0].Digest, statement.PredicateType, statement.Subject[0].Name, cancellationToken);
        return bundle;
    }

    /// <inheritdoc/>
    public async Task<InTotoStatement> VerifyAsync(ReadOnlyMemory<byte> bundle, Digest expected, string predicateType, string? repository, CancellationToken cancellationToken)
    {
        var parsed = SigstoreBundle.Parse(bundle.Span);
        var file = work / $"{Digest.Of(bundle.Span).Hex}.check.json";
        AtomicFile.WriteAllBytes(file, bundle.ToArray());
        string[] arguments =
        [
            "verify-blob-attestation", "--bundle", file, "--digest", expected.Hex, "--digestAlg", expected.Algorithm, "--type", predicateType,
            $"--certificate-identity={identity.Subject}", $"--certificate-oidc-issuer={identity.Issuer}",
        ];
        await RunAsync(arguments, cancellationToken);
        return SignedClaim.Read(parsed.Envelope, expected, predicateType, repository);
    }

    private async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            await tools.RunCheckedAsync(new ToolCommand(Tool, arguments) { Secrets = Secrets }, cancellationToken: cancellationToken);
        }
        catch (ToolNotFoundException error)
        {
            throw new SignatureException($"Signing without a key needs cosign 3 or newer. {error.Message}", error);
        }
        catch (ToolFailedException error)
        {
            throw new SignatureException($"cosign did not {(arguments[0] == "attest-blob" ? "sign" : $"find a signature by {Identity}")}. {error.Message}", error);
        }
    }
}
