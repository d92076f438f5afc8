using System.Net.Sockets;
using System.Text;
using Slipway.Engine;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>The embedded registry as ServeRegistry's parameters want it.</summary>
public sealed class ServedRegistryTests : IDisposable
{
    private const string Token = "0123456789abcdef";
    private readonly TempDirectory _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Loopback_and_everybody_is_the_default()
    {
        var options = ServedRegistry.Options("/folder", 5005, null, "", readOnly: false);
        (options.ListenAddress, options.Token, options.ReadOnly).ShouldBe((System.Net.IPAddress.Loopback, null, false));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.1.2.3")]
    public void Other_machines_need_a_token(string listen)
    {
        Should.Throw<UsageException>(() => ServedRegistry.Options("/folder", 5005, listen, null, readOnly: true)).Message.ShouldContain("without a token");
        ServedRegistry.Options("/folder", 5005, listen, Token, readOnly: false).ListenAddress.ToString().ShouldBe(listen);
    }

    [Fact]
    public void All_problems_are_named() =>
        Should.Throw<UsageException>(() => ServedRegistry.Options("/folder", 5005, "everywhere", "short", readOnly: false)).Problems.Count.ShouldBe(2);

    [Fact]
    public async Task Served_registry_asks_for_its_token_and_refuses_changes()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var served = await LoopbackRegistry.ServeAsync(ServedRegistry.Options(_folder["registry"], port, null, Token, readOnly: true), _folder["temp"], Cancel);

        using var stranger = new RegistryClient(new RegistryClientOptions());
        await Should.ThrowAsync<RegistryAuthenticationException>(() => stranger.PingAsync($"localhost:{port}", Cancel));

        var credentials = new Dictionary<string, RegistryCredential>(StringComparer.Ordinal) { [$"localhost:{port}"] = RegistryCredential.Basic("slipway", Token) };
        using var client = new RegistryClient(new RegistryClientOptions { Credentials = new FixedCredentials(credentials, NoCredentials.Instance) });
        await client.PingAsync($"localhost:{port}", Cancel);
        var layout = await OciLayout.OpenOrCreateAsync(_folder["layout"], Cancel);
        var config = await layout.WriteBlobAsync("{}"u8.ToArray(), MediaTypes.ImageConfig, Cancel);
        var root = await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [] }), MediaTypes.ImageManifest, Cancel);
        var refusal = await Should.ThrowAsync<RegistryException>(() => client.PushAsync(layout, root, Reference.Parse($"localhost:{port}/app:v1"), new PushOptions(), Cancel));
        refusal.Message.ShouldContain("read-only");
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("no certificate", "has no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read")]
    public void File_without_certificates_is_named(string? content, string problem)
    {
        var file = _folder["ca.pem"];
        if (content is not null)
        {
            File.WriteAllText(file, content, Encoding.ASCII);
        }

        Should.Throw<UsageException>(() => RegistryClients.ReadAuthorities(file)).Message.ShouldSatisfyAllConditions(m => m.ShouldContain(file), m => m.ShouldContain(problem));
    }
}
