using System.Security.Cryptography;

namespace Slipway.Images.Tests;

public sealed class KeyTests
{
    [Fact]
    public async Task Every_form_of_a_private_key_signs_for_its_public_half()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var publicKey = VerificationKey.Parse(key.ExportSubjectPublicKeyInfoPem(), "cosign.pub");
        foreach (var (pem, password) in new[] { (key.ExportPkcs8PrivateKeyPem(), null), (key.ExportECPrivateKeyPem(), null), (key.ExportEncryptedPkcs8PrivateKeyPem("s3cret", parameters), "s3cret") })
        {
            using var signer = KeySigner.Parse(pem, password, "key.pem");
            var signature = await signer.SignAsync("payload"u8.ToArray(), TestContext.Current.CancellationToken);

            publicKey.Verifies("payload"u8, signature).ShouldBeTrue();
            publicKey.Verifies("payloae"u8, signature).ShouldBeFalse();
            signer.PublicKey.Hint.ShouldBe(publicKey.Hint);
        }
    }

    [Fact]
    public void Public_half_is_read_from_a_private_key_and_written_as_pem()
    {
        var pem = TestKeys.NewPem();
        var key = VerificationKey.Parse(pem, "key.pem");
        VerificationKey.Parse(key.ToPem(), "cosign.pub").Hint.ShouldBe(key.Hint);
        key.ToPem().ShouldStartWith("-----BEGIN PUBLIC KEY-----\n");
    }

    [Theory]
    [InlineData("", "SIGNING_KEY is no key")]
    [InlineData("hunter2", "SIGNING_KEY is no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "SIGNING_KEY ('PRIVATE KEY') is no ECDSA key on the curve P-256")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "is no ECDSA key")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", "its password is missing")]
    [InlineData("-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----", "cosign import-key-pair")]
    [InlineData("-----BEGIN ENCRYPTED COSIGN PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED COSIGN PRIVATE KEY-----", "cosign import-key-pair")]
    public void What_is_no_key_is_refused_without_repeating_it(string pem, string reason)
    {
        var error = Should.Throw<SignatureException>(() => KeySigner.Parse(pem, null, "SIGNING_KEY"));
        error.Message.ShouldContain(reason);
        error.Message.ShouldNotContain("hunter2");
        error.Message.ShouldNotContain("AAAA");
    }

    [Fact]
    public void Key_on_another_curve_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<SignatureException>(() => KeySigner.Parse(key.ExportPkcs8PrivateKeyPem(), null, "key.pem")).Message.ShouldContain("P-256 was expected");
    }

    [Fact]
    public void Wrong_password_is_named_as_a_possible_reason()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("s3cret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        Should.Throw<SignatureException>(() => KeySigner.Parse(pem, "other", "key.pem")).Message.ShouldContain("or its password is wrong");
    }

    [Fact]
    public void Public_key_does_not_sign()
    {
        var pem = VerificationKey.Parse(TestKeys.NewPem(), "key.pem").ToPem();
        Should.Throw<SignatureException>(() => KeySigner.Parse(pem, null, "cosign.pub")).Message.ShouldBe("cosign.pub is a public key: a private one was expected.");
    }
}
