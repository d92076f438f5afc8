using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EndToEnd;

/// <summary>A clean clone, published and signed with a key made for it.</summary>
public sealed class SignedRelease : IAsyncLifetime
{
    private Checkout? _checkout;
    private JsonNode? _manifest;

    /// <summary>The clone.</summary>
    public Checkout Checkout => _checkout!;

    /// <summary>The port of the embedded registry.</summary>
    public int Port { get; } = FreePort.Find();

    internal ProcessOutcome FirstRun { get; private set; } = new(-1, "");

    internal string PublicKey => Checkout["artifacts/key.pub"];

    internal string OtherKey => Checkout["artifacts/other.pub"];

    internal string PrivateKey => Checkout["artifacts/key.pem"];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _checkout = await Checkout.CloneAsync();
        Directory.CreateDirectory(Checkout["artifacts"]);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(PrivateKey, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PrivateKey, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await File.WriteAllTextAsync(PublicKey, key.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(OtherKey, other.ExportSubjectPublicKeyInfoPem());
        FirstRun = (await PublishAsync()).ShouldExitWith(0);
        _manifest = JsonNode.Parse(await File.ReadAllTextAsync(Checkout["artifacts/release.json"]));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _checkout?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal Task<ProcessOutcome> PublishAsync() =>
        Checkout.BuildAsync("Publish", "--skip", "Compile", "Test", "--base-image", "host", "--registry-port", $"{Port}", "--signing-key-file", PrivateKey);

    internal Task<ProcessOutcome> VerifyAsync(params string[] arguments) => Checkout.BuildAsync(["VerifySignatures", "--registry-port", $"{Port}", .. arguments]);

    internal string DigestOf(string image) => _manifest!["images"]!.AsArray().First(each => each!["name"]!.GetValue<string>() == image)!["digest"]!.GetValue<string>();
}
