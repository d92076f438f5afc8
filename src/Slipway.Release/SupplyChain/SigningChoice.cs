using Slipway.Images;

namespace Slipway.Release;

/// <summary>Turns parameters into those who sign and those whose signatures are believed.</summary>
internal sealed record SigningChoice
{
    private const string GitHub = "https://github.com/";
    private const string GitHubIssuer = "https://token.actions.githubusercontent.com";

    /// <summary>Tells the private key as PEM text; asked only when it is needed, since a secret may be readable by few.</summary>
    public Func<string?> Key { get; init; } = () => null;

    /// <summary>Tells the private key's password.</summary>
    public Func<string?> Password { get; init; } = () => null;

    /// <summary>The private key's file.</summary>
    public AbsolutePath? KeyFile { get; init; }

    /// <summary>The command that signs.</summary>
    public string? Command { get; init; }

    /// <summary>The public key's file.</summary>
    public AbsolutePath? PublicKeyFile { get; init; }

    /// <summary>Whether cosign signs.</summary>
    public bool Keyless { get; init; }

    /// <summary>The certificate's subject.</summary>
    public string? Identity { get; init; }

    /// <summary>The token's issuer.</summary>
    public string? Issuer { get; init; }

    /// <summary><c>GITHUB_WORKFLOW_REF</c>, for instance <c>acme/gateway/.github/workflows/release.yml@refs/heads/main</c>; null elsewhere.</summary>
    public string? Workflow { get; init; }

    /// <summary>The CI system's tokens, which cosign finds in its environment: they are masked in what it says.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>A folder for files that cosign reads and writes.</summary>
    public required AbsolutePath Work { get; init; }

    /// <summary>Runs the command, and cosign.</summary>
    public required IToolRunner Tools { get; init; }

    /// <summary>Who signs; null when nothing is given to sign with.</summary>
    /// <exception cref="UsageException">A key cannot be read, something is missing, or several ways to sign are given.</exception>
    public IAttester? Attester()
    {
        string[] ways = [.. Ways()];
        return ways.Length > 1 ? throw new UsageException($"Give one of {string.Join(", ", ways[..^1])} and {ways[^1]} to sign with, not {ways.Length}.")
            : Keyless ? Cosign()
            : Reading(Signer) is { } signer ? WithKey(signer)
            : null;
    }

    /// <summary>Whose signatures are believed; null when nobody's are.</summary>
    /// <exception cref="UsageException">A key cannot be read, or something is missing.</exception>
    public IAttestationVerifier? Verifier() =>
        PublicKey() is { } key ? new SignatureVerifier(key)
        : Keyless || Identity is { Length: > 0 } || Issuer is { Length: > 0 } ? Cosign()
        : null;

    private IEnumerable<string> Ways() => new[]
    {
        (Name: "SIGNING_KEY", Given: Key() is { Length: > 0 }), (Name: "--signing-key-file", Given: KeyFile is not null), (Name: "--signing-command", Given: Command is { Length: > 0 }), (Name: "--keyless", Given: Keyless),
    }.Where(way => way.Given).Select(way => way.Name);

    private CosignAttester Cosign() => new(Tools, Work, WithoutKey()) { Secrets = Tokens };

    private KeyAttester WithKey(ISigner signer)
    {
        var given = PublicKey() ?? throw new UsageException("--signing-command needs --verification-key-file, the public half of its key: what the command signs is checked with it.");
        return signer.PublicKey is { } own && own.Hint != given.Hint
            ? throw new UsageException($"--verification-key-file {PublicKeyFile} is not the public half of the key to sign with ({own.Hint}).")
            : new KeyAttester(signer, given);
    }

    private CertificateIdentity WithoutKey() =>
        (Identity, Issuer, Workflow) switch
        {
            ({ Length: > 0 } identity, { Length: > 0 } issuer, _) => new(identity, issuer),
            (null or "", null or "", { Length: > 0 } workflow) => new(GitHub + workflow, GitHubIssuer),
            _ => throw new UsageException("Signatures without a key need both --certificate-identity and --certificate-issuer: who signs, and who vouches for it. GitHub Actions alone tells them by itself."),
        };

    private ISigner? Signer() => (PrivateKey(), Command) switch
    {
        ({ } key, _) => key,
        (_, { Length: > 0 } command) => new CommandSigner(Tools, new ToolCommand("sh", "-c", command), PublicKey()),
        _ => null,
    };

    private KeySigner? PrivateKey() =>
        Key() is { Length: > 0 } key ? KeySigner.Parse(key, Password(), "SIGNING_KEY")
        : KeyFile is { } file ? KeySigner.Parse(ReadPrivate(file), Password(), $"--signing-key-file {file}")
        : null;

    private VerificationKey? PublicKey() => Reading(() =>
    {
        if (PublicKeyFile is { } file)
        {
            return VerificationKey.Parse(file.ReadAllText(), $"--verification-key-file {file}");
        }

        using var key = PrivateKey();
        return key?.PublicKey;
    });

    private static string ReadPrivate(AbsolutePath file)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && file.FileExists() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None
            ? throw new UsageException($"--signing-key-file {file} can be read or written by others than its owner: run 'chmod 600 {file}'.")
            : file.ReadAllText();
    }

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is SignatureException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(error.Message);
        }
    }
}
