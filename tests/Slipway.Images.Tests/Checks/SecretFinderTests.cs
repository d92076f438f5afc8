using System.Text;
using Slipway.Oci;

namespace Slipway.Images.Tests;

public sealed class SecretFinderTests
{
    // Written apart so that no scanner takes this file for a key.
    private const string Key = "-----BEGIN EC PRIVATE" + " KEY-----\nMHcCAQEE\n-----END EC PRIVATE" + " KEY-----\n";

    [Theory]
    [InlineData("app/.env", "A=1", "a file of credentials")]
    [InlineData("app/ID_RSA", "x", "a file of credentials")]
    [InlineData("app/server.pfx", "x", "a key store")]
    [InlineData("app/settings.txt", "before\n" + Key, "a private key")]
    [InlineData("app/nuget.config", "<add key=\"ClearTextPassword\" value=\"x\" />", "a package source's password")]
    public void Secret_is_recognised(string path, string content, string expected) => Find(path, content).ShouldBe(expected);

    [Theory]
    [InlineData("app/App.dll", "text")]
    [InlineData("app/environment.md", ".env")]
    [InlineData("app/ca.pem", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n")]
    [InlineData("app/Parser.dll", "-----BEGIN PRIVATE KEY-----\0-----END PRIVATE KEY-----")]
    public void Harmless_file_is_not_taken_for_a_secret(string path, string content) => Find(path, content).ShouldBeNull();

    [Fact]
    public void Large_file_is_not_read() => Find("app/data", Key + new string('x', 2_000_000)).ShouldBeNull();

    private static string? Find(string path, string content) => SecretFinder.Find(TarEntry.File(path, Encoding.UTF8.GetBytes(content)));
}
