using System.Security.Cryptography;
using Slipway.Engine;
using Slipway.Images;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

public sealed class SigningChoiceTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private SigningChoice Nothing => new() { Work = (AbsolutePath)_temp.Path, Tools = new ToolRunner(TimeProvider.System) };

    private AbsolutePath File => (AbsolutePath)_temp["key.pem"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Nothing_given_signs_and_checks_nothing()
    {
        Nothing.Attester().ShouldBeNull();
        Nothing.Verifier().ShouldBeNull();
        (Nothing with { Key = () => "", Command = "", Identity = "", Workflow = "acme/x/.github/workflows/r.yml@refs/heads/main" }).Verifier().ShouldBeNull();
    }

    [Fact]
    public void Key_from_the_environment_and_from_a_file_is_the_same()
    {
        var pem = TestAttester.NewPem();
        WriteKey(pem);
        var identity = (Nothing with { Key = () => pem }).Attester()!.Verifier.Identity;
        (Nothing with { KeyFile = File }).Attester()!.Verifier.Identity.ShouldBe(identity);
        (Nothing with { KeyFile = File }).Verifier()!.Identity.ShouldBe(identity);
    }

    [Fact]
    public void Encrypted_key_is_read_with_its_password()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("s3cret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        var choice = Nothing with { Key = () => pem };
        (choice with { Password = () => "s3cret" }).Attester()!.Verifier.Identity.ShouldBe((choice with { Password = () => "s3cret" }).Verifier()!.Identity);
        Refused(choice, "its password is missing");
        Refused(choice with { Password = () => "wrong" }, "or its password is wrong");
    }

    [Fact]
    public void Key_file_that_others_can_read_is_refused()
    {
        WriteKey(TestAttester.NewPem(), UnixFileMode.GroupRead);
        Refused(Nothing with { KeyFile = File }, $"chmod 600 {File}");
        Should.Throw<UsageException>(() => (Nothing with { KeyFile = File }).Verifier());
    }

    [Fact]
    public void Key_file_that_is_no_key_or_missing_is_refused()
    {
        Refused(Nothing with { KeyFile = File }, File);
        WriteKey("no key");
        Refused(Nothing with { KeyFile = File }, $"--signing-key-file {File} is no key");
        Should.Throw<UsageException>(() => (Nothing with { PublicKeyFile = File }).Verifier()).Message.ShouldContain($"--verification-key-file {File} is no key");
    }

    [Fact]
    public void Private_key_is_not_asked_for_where_a_public_one_is_given_to_check_with()
    {
        System.IO.File.WriteAllText(File, VerificationKey.Parse(TestAttester.NewPem(), "k").ToPem());
        var choice = Nothing with { PublicKeyFile = File, Key = () => throw new InvalidOperationException("The secret was read.") };
        choice.Verifier()!.Identity.ShouldStartWith("the key ");
    }

    [Fact]
    public void Several_ways_to_sign_are_refused() =>
        Refused(Nothing with { Key = () => "x", Command = "y", Keyless = true }, "Give one of SIGNING_KEY, --signing-command and --keyless to sign with, not 3.");

    [Fact]
    public void Command_needs_the_public_key_that_it_is_checked_with()
    {
        Refused(Nothing with { Command = "kms-sign" }, "--verification-key-file");
        System.IO.File.WriteAllText(File, VerificationKey.Parse(TestAttester.NewPem(), "k").ToPem());
        (Nothing with { Command = "kms-sign", PublicKeyFile = File }).Attester()!.Signer.ShouldBeOfType<CommandSigner>();
    }

    [Fact]
    public void Public_key_of_another_key_is_refused()
    {
        System.IO.File.WriteAllText(File, VerificationKey.Parse(TestAttester.NewPem(), "k").ToPem());
        var pem = TestAttester.NewPem();
        Refused(Nothing with { Key = () => pem, PublicKeyFile = File }, "is not the public half of the key to sign with");
    }

    [Fact]
    public void Keyless_is_the_workflow_on_GitHub_Actions_and_whoever_is_named_elsewhere()
    {
        (Nothing with { Keyless = true, Workflow = "acme/x/.github/workflows/r.yml@refs/tags/v1" }).Attester()!.Verifier.Identity
            .ShouldBe("https://github.com/acme/x/.github/workflows/r.yml@refs/tags/v1 (https://token.actions.githubusercontent.com)");
        (Nothing with { Identity = "a@example.org", Issuer = "https://issuer.example" }).Verifier()!.Identity.ShouldBe("a@example.org (https://issuer.example)");
        Refused(Nothing with { Keyless = true }, "--certificate-identity and --certificate-issuer");
        Refused(Nothing with { Keyless = true, Identity = "a@example.org", Workflow = "w" }, "--certificate-identity and --certificate-issuer");
    }

    private static void Refused(SigningChoice choice, string reason) => Should.Throw<UsageException>(() => choice.Attester()).Message.ShouldContain(reason);

    private void WriteKey(string text, UnixFileMode others = UnixFileMode.None)
    {
        System.IO.File.WriteAllText(File, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        }
    }
}
