using System.Net;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>Which registries are asked for through which proxy.</summary>
public sealed class RegistryProxyTests
{
    [Theory]
    [InlineData("https://ghcr.io/v2/", "http://secure:3128/")]
    [InlineData("http://registry.test/v2/", "http://plain:3128/")]
    [InlineData("http://localhost:5005/v2/", null)]
    [InlineData("http://127.0.0.1:5005/v2/", null)]
    [InlineData("http://[::1]:5005/v2/", null)]
    public void Scheme_chooses_the_proxy_and_loopback_has_none(string uri, string? proxy) =>
        RegistryProxy.Read("http://secure:3128", "plain:3128", null)!.GetProxy(new Uri(uri))?.ToString().ShouldBe(proxy);

    [Theory]
    [InlineData("*", true)]
    [InlineData("acme.test", true)]
    [InlineData("ACME.test", true)]
    [InlineData(" other.test , registry.acme.test ", true)]
    [InlineData(".acme.test", true)]
    [InlineData("*.acme.test", true)]
    [InlineData("registry.acme.test:8443", true)]
    [InlineData("registry.acme.test:443", false)]
    [InlineData("cme.test", false)]
    [InlineData("test.acme", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Names_are_excepted_with_their_subdomains(string? exceptions, bool direct) =>
        RegistryProxy.Read("http://proxy:3128", null, exceptions)!.IsBypassed(new Uri("https://registry.acme.test:8443/v2/")).ShouldBe(direct);

    [Theory]
    [InlineData("https://10.1.2.3/", "10.0.0.0/8", true)]
    [InlineData("https://11.1.2.3/", "10.0.0.0/8", false)]
    [InlineData("https://10.1.2.3/", "10.1.2.3", true)]
    [InlineData("https://10.1.2.3:5000/", "10.1.2.3:5000", true)]
    [InlineData("https://10.1.2.3/", "10.1.2.3:5000", false)]
    [InlineData("https://[fd00::1]/", "fd00::/8", true)]
    [InlineData("https://[fd00::1]:5000/", "[fd00::1]:5000", true)]
    [InlineData("https://[fd00::2]/", "fd00::1", false)]
    public void Addresses_and_networks_are_excepted(string uri, string exceptions, bool direct) =>
        RegistryProxy.Read("http://proxy:3128", null, exceptions)!.IsBypassed(new Uri(uri)).ShouldBe(direct);

    [Fact]
    public void Without_variables_there_is_no_proxy() => RegistryProxy.Read(null, "", "*").ShouldBeNull();

    [Theory]
    [InlineData("ftp://proxy")]
    [InlineData("http://")]
    public void What_is_no_proxy_is_an_error_that_does_not_show_it(string value) =>
        Should.Throw<FormatException>(() => RegistryProxy.Read($"{value}", null, null)).Message.ShouldStartWith("HTTPS_PROXY is no proxy (expected");

    [Fact]
    public void Password_of_a_proxy_goes_to_that_proxy_only()
    {
        var credentials = RegistryProxy.Read("http://me:p%40ss@proxy:3128", null, null)!.Credentials!;
        credentials.GetCredential(new Uri("http://proxy:3128"), "Basic")!.Password.ShouldBe("p@ss");
        credentials.GetCredential(new Uri("http://other:3128"), "Basic").ShouldBeNull();
    }

    [Fact]
    public async Task Registry_is_asked_for_through_the_proxy_and_loopback_is_not()
    {
        var asked = new List<string>();
        await using var proxy = await LoopbackServer.StartAsync(context =>
        {
            asked.Add($"{context.Request.Method} {context.Request.Host}{context.Request.Path}");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        using var client = new RegistryClient(new RegistryClientOptions
        {
            Proxy = RegistryProxy.Read(null, $"http://{proxy.Address}", "direct.test"),
            PlainHttpRegistries = new HashSet<string>(StringComparer.Ordinal) { "registry.test", "direct.test" },
            MaximumAttempts = 1,
        });
        (await client.ResolveAsync(Reference.Parse("registry.test/app:v1"), default)).ShouldBeNull();
        asked.ShouldBe(["HEAD registry.test/v2/app/manifests/v1"]);
        await Should.ThrowAsync<RegistryUnavailableException>(() => client.ResolveAsync(Reference.Parse("direct.test/app:v1"), default));
        await using var fixture = await ClientFixture.StartAsync(options => options with { Proxy = RegistryProxy.Read(null, $"http://{proxy.Address}", null) });
        await fixture.PushAsync(await fixture.BuildIndexAsync("x", "linux/amd64"), "a:v1");
        asked.Count.ShouldBe(1);
    }
}
