using Slipway.Images;

namespace Slipway.Release;

/// <summary>A build that knows who signs its releases.</summary>
public interface IHazSigning : IHazArtifacts
{
    /// <summary>The private key as PEM text.</summary>
    [Parameter("Private ECDSA P-256 key to sign images with, as PEM text; nothing is signed without a key")]
    [Secret]
    string? SigningKey => TryGetValue(() => SigningKey);

    /// <summary>The password of an encrypted private key.</summary>
    [Parameter("Password of the private key when it is encrypted")]
    [Secret]
    string? SigningKeyPassword => TryGetValue(() => SigningKeyPassword);

    /// <summary>The file of the private key.</summary>
    [Parameter("File of the private key to sign images with, PEM, readable by its owner only")]
    AbsolutePath? SigningKeyFile => TryGetValue(() => SigningKeyFile);

    /// <summary>The command of a key service.</summary>
    [Parameter("Shell command that signs its input (ECDSA P-256, SHA-256) and writes the signature in base64, in place of a key")]
    string? SigningCommand => TryGetValue(() => SigningCommand);

    /// <summary>The file of the public key.</summary>
    [Parameter("File of the public key that signatures are checked with, PEM; that of the private key when not given")]
    AbsolutePath? VerificationKeyFile => TryGetValue(() => VerificationKeyFile);

    /// <summary>Whether CI signs without a key: the generated jobs that sign get the permission to ask for an identity, and <see cref="Keyless"/> is on there.</summary>
    bool KeylessInCI => false;

    /// <summary>Whether cosign signs with the CI system's identity.</summary>
    [Parameter("Sign without a key, as the CI workflow that runs, through the installed cosign")]
    bool Keyless => TryGetValue<bool?>(() => Keyless) ?? (KeylessInCI && IsServerBuild);

    /// <summary>Who signs without a key.</summary>
    [Parameter("Who signs without a key, as the certificate says; on GitHub Actions the workflow that runs")]
    string? CertificateIdentity => TryGetValue(() => CertificateIdentity);

    /// <summary>Who vouches for <see cref="CertificateIdentity"/>.</summary>
    [Parameter("Who issued the token of the one who signs without a key; on GitHub Actions its own issuer")]
    string? CertificateIssuer => TryGetValue(() => CertificateIssuer);

    /// <summary>Who signs; null when nothing is to be signed.</summary>
    /// <exception cref="UsageException">A key cannot be read, something is missing, or several ways to sign are given.</exception>
    sealed IAttester? ResolveAttester() => Signing.Attester();

    /// <summary>Whose signatures are believed; null when nobody's are.</summary>
    /// <exception cref="UsageException">A key cannot be read, or something is missing.</exception>
    sealed IAttestationVerifier? ResolveVerifier() => Signing.Verifier();

    /// <summary>Whether what is given to sign and check with can be used: to be required before anything runs.</summary>
    /// <exception cref="UsageException">A key cannot be read, something is missing, or several ways to sign are given.</exception>
    sealed bool HasUsableSigning()
    {
        (ResolveAttester() as IDisposable)?.Dispose();
        ResolveVerifier();
        return true;
    }

    /// <summary>Whether what is given to check with can be used: to be required before anything runs. Private keys are not needed when a public one is given.</summary>
    /// <exception cref="UsageException">A key cannot be read, or something is missing.</exception>
    sealed bool HasUsableVerification()
    {
        ResolveVerifier();
        return true;
    }

    private SigningChoice Signing => new()
    {
        Key = () => SigningKey,
        Password = () => SigningKeyPassword,
        KeyFile = SigningKeyFile,
        Command = SigningCommand,
        PublicKeyFile = VerificationKeyFile,
        Keyless = Keyless,
        Identity = CertificateIdentity,
        Issuer = CertificateIssuer,
        Tokens = [.. Present("SIGSTORE_ID_TOKEN"), .. Present("ACTIONS_ID_TOKEN_REQUEST_TOKEN")],
        Workflow = ProcessEnvironment.Variable("GITHUB_WORKFLOW_REF"),
        Work = TemporaryDirectory / "signatures",
        Tools = new ToolRunner(TimeProvider.System),
    };

    private static string[] Present(string variable) => ProcessEnvironment.Variable(variable) is { Length: > 0 } value ? [value] : [];
}
