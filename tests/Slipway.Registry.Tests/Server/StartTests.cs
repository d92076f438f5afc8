using System.Net;
using System.Net.Sockets;
using Slipway.Testing;

namespace Slipway.Registry.Tests.Server;

public sealed class StartTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Registry_answers_when_it_has_started()
    {
        await using var server = await ServerFixture.StartAsync();
        using var response = await server.Http.GetAsync("/v2/");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Docker-Distribution-Api-Version").ShouldBe(["registry/2.0"]);
        server.Registry.Address.ShouldBe($"localhost:{server.Registry.Port}");
    }

    [Fact]
    public async Task Port_in_use_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var exception = await Should.ThrowAsync<RegistryPortInUseException>(() => StartAsync(new EmbeddedRegistryOptions { Root = _directory.Path, Port = port }));
        exception.Port.ShouldBe(port);
        exception.Message.ShouldContain($"port {port}");
        exception.Message.ShouldContain("choose another port");
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_named()
    {
        var file = _directory.Write("file", "");
        (await Should.ThrowAsync<RegistryRootException>(() => StartAsync(new EmbeddedRegistryOptions { Root = file, Port = 0 }))).Message.ShouldContain(file);
    }

    [Fact]
    public async Task Every_wrong_option_is_reported()
    {
        var options = new EmbeddedRegistryOptions { Root = " ", Port = 70000, ListenAddress = IPAddress.Any };
        options.Validate().Count.ShouldBe(3);
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(options))).Message.ShouldContain("0.0.0.0");
        (options with { Token = "short" }).Validate().ShouldContain(problem => problem.Contains("at least 16"));
    }

    [Fact]
    public async Task Content_is_there_after_a_restart()
    {
        var options = new EmbeddedRegistryOptions { Root = _directory["registry"], Port = 0 };
        await using (var first = await EmbeddedRegistry.StartAsync(options, default))
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://{first.Address}") };
            using var response = await http.PostAsync($"/v2/a/blobs/uploads/?digest={Oci.Digest.Of("x"u8)}", new StringContent("x"));
            response.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await using var second = await EmbeddedRegistry.StartAsync(options, default);
        using var other = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://{second.Address}") };
        (await other.GetStringAsync($"/v2/a/blobs/{Oci.Digest.Of("x"u8)}")).ShouldBe("x");
    }

    private static Task<EmbeddedRegistry> StartAsync(EmbeddedRegistryOptions options) => EmbeddedRegistry.StartAsync(options, default);
}
