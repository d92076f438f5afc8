using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>What openssl signs holds here, and what is signed here holds there.</summary>
public sealed class OpenSslTests : IAsyncLifetime
{
    private readonly TempDirectory _temp = new();
    private readonly ToolRunner _tools = new(TimeProvider.System);

    private AbsolutePath Key => (AbsolutePath)_temp.Path / "key.pem";

    private AbsolutePath PublicKey => (AbsolutePath)_temp.Path / "key.pub";

    public async ValueTask InitializeAsync()
    {
        await RunAsync("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", Key);
        await RunAsync("pkey", "-in", Key, "-pubout", "-out", PublicKey);
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Signature_made_here_holds_for_openssl()
    {
        using var signer = KeySigner.Parse(Key.ReadAllText(), null, Key);
        var payload = new SimpleSigning("registry.example/acme/proxy", Digest.Of("index"u8)).Write();
        await File.WriteAllBytesAsync(_temp.Path + "/payload", payload);
        await File.WriteAllBytesAsync(_temp.Path + "/signature", await signer.SignAsync(payload, TestContext.Current.CancellationToken));

        (await RunAsync("dgst", "-sha256", "-verify", PublicKey, "-signature", _temp.Path + "/signature", _temp.Path + "/payload")).ShouldContain("Verified OK");
    }

    [Fact]
    public async Task Command_signs_with_a_key_that_never_comes_here()
    {
        var key = VerificationKey.Parse(PublicKey.ReadAllText(), PublicKey);
        var signer = new CommandSigner(_tools, Shell($"openssl dgst -sha256 -sign '{Key}' | base64"), key);
        var payload = new SimpleSigning("registry.example/acme/proxy", Digest.Of("index"u8)).Write();

        var signature = await signer.SignAsync(payload, TestContext.Current.CancellationToken);
        key.Verifies(payload, signature).ShouldBeTrue();
    }

    [Fact]
    public async Task Command_that_signs_with_another_key_is_found_out()
    {
        using var other = TestKeys.NewSigner();
        var signer = new CommandSigner(_tools, Shell($"openssl dgst -sha256 -sign '{Key}' | base64"), other.PublicKey);
        var error = await Should.ThrowAsync<SignatureException>(() => signer.SignAsync("x"u8.ToArray(), TestContext.Current.CancellationToken));
        error.Message.ShouldContain("is not one of the payload by the given public key");
    }

    [Theory]
    [InlineData("cat > /dev/null; echo not-base64!", "wrote no signature")]
    [InlineData("cat > /dev/null", "wrote no signature")]
    [InlineData("cat > /dev/null; echo no such key >&2; exit 3", "no such key")]
    public async Task Command_that_does_not_sign_is_named(string script, string reason)
    {
        var error = await Should.ThrowAsync<SignatureException>(() => new CommandSigner(_tools, Shell(script), null).SignAsync("x"u8.ToArray(), TestContext.Current.CancellationToken));
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Command_that_is_missing_is_named() =>
        (await Should.ThrowAsync<SignatureException>(() => new CommandSigner(_tools, new ToolCommand("slipway-no-such-signer"), null).SignAsync("x"u8.ToArray(), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("slipway-no-such-signer");

    private static ToolCommand Shell(string script) => new("sh", "-c", script);

    private async Task<string> RunAsync(params string[] arguments) =>
        (await _tools.RunCheckedAsync(new ToolCommand("openssl", arguments), cancellationToken: TestContext.Current.CancellationToken)).ReadOutput();
}
