using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Engine.Secrets;

namespace Slipway.Engine.Tests.Secrets;

/// <summary>Encrypted values open with their key at their place, and in no other way.</summary>
public sealed class SecretCipherTests
{
    private static readonly SecretKey Key = new(SecretKey.Generate(), "a test");
    private static readonly SecretKey Passphrase = new("correct horse battery staple", "a test");

    [Fact]
    public void Every_text_comes_back() => Prop.ForAll<NonNull<string>>(text =>
    {
        // Text that is no Unicode cannot come from a file or terminal.
        var value = string.Concat(text.Get.Where(letter => !char.IsSurrogate(letter)));
        SecretCipher.Decrypt(Key, "Token", "", SecretCipher.Encrypt(Key, "Token", "", value)).ShouldBe(value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Passphrase_serves_as_a_key() =>
        SecretCipher.Decrypt(Passphrase, "Token", "production", SecretCipher.Encrypt(Passphrase, "Token", "production", "s3cr3t")).ShouldBe("s3cr3t");

    [Fact]
    public void Same_value_never_gives_the_same_text() =>
        Enumerable.Range(0, 100).Select(_ => SecretCipher.Encrypt(Key, "Token", "", "s3cr3t")).Distinct(StringComparer.Ordinal).Count().ShouldBe(100);

    [Theory]
    [InlineData("Password", "")]
    [InlineData("Token", "production")]
    [InlineData("", "Token")]
    public void Value_does_not_open_at_another_place(string parameter, string profile) =>
        Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(Key, parameter, profile, SecretCipher.Encrypt(Key, "Token", "", "s3cr3t")))
            .Message.ShouldBe("it was encrypted with another key, for another parameter or profile, or was changed since");

    [Fact]
    public void Value_does_not_open_with_another_key()
    {
        var text = SecretCipher.Encrypt(Key, "Token", "", "s3cr3t");

        Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(new(SecretKey.Generate(), "a test"), "Token", "", text)).Message.ShouldStartWith("it was encrypted with another key");
        Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(Passphrase, "Token", "", text)).Message.ShouldBe("it was encrypted with a generated key, and this is a passphrase");
    }

    [Fact]
    public void No_bit_can_change_unseen()
    {
        var bytes = Convert.FromBase64String(SecretCipher.Encrypt(Key, "Token", "", "s3cr3t")[3..]);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(Key, "Token", "", $"v1:{Convert.ToBase64String(bytes)}"), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("v1:")]
    [InlineData("v1:????")]
    [InlineData("v1:AQID")]
    [InlineData("v2:AQID")]
    [InlineData("plain")]
    [InlineData("v1:AwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Damaged_value_is_named_as_such(string text) =>
        Should.Throw<CryptographicException>(() => SecretCipher.Decrypt(Key, "Token", "", text)).Message.ShouldBe("it is damaged, or was encrypted by another program");

    [Theory]
    [InlineData("slipway-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", GeneratedText)]
    [InlineData("correct horse battery staple", PassphraseText)]
    public void Values_that_another_implementation_made_open(string key, string text) =>
        SecretCipher.Decrypt(new(key, "a test"), "RegistryPassword", "production", text).ShouldBe("pässword");

    [Theory]
    [InlineData("slipway-key-1:short")]
    [InlineData("slipway-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AAAA")]
    [InlineData("slipway-key-1:!!!!")]
    public void Damaged_key_is_refused(string key) =>
        Should.Throw<UsageException>(() => SecretCipher.Encrypt(new(key, "FILE"), "Token", "", "s3cr3t")).Message.ShouldStartWith("The key in FILE is damaged");

    // Made with another implementation (pyca/cryptography) from the description of the format.
    private const string GeneratedText = "v1:AQABAgMEBQYHCAkKCwwNDg9kZWZnaGlqa2xtbm92NNuAkAIlSC+TQL8lU26ZRLawhDZExOS8";
    private const string PassphraseText = "v1:AgABAgMEBQYHCAkKCwwNDg9kZWZnaGlqa2xtbm+4m3mlKCBTCgrbzFkXIMkL+iMr8c98lxfl";
}
