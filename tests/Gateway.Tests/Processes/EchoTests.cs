using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gateway.Tests.Support;

namespace Gateway.Tests.Processes;

/// <summary>The backend of the conformance suite.</summary>
public sealed class EchoTests(EchoFixture fixture) : IClassFixture<EchoFixture>, IDisposable
{
    private readonly HttpClient client = new();

    [Fact]
    public async Task Answer_tells_everything_that_was_received()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(fixture.Http, "/a%20b?c=d")) { Content = new ByteArrayContent([1, 2, 3]) };
        request.Headers.Add("X-Several", ["one", "two"]);

        using var response = await client.SendAsync(request);

        response.Headers.GetValues("x-echo-name").ShouldBe(["alice"]);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        answer["headers"]!["x-several"]!.AsArray().Select(value => (string?)value).ShouldBe(["one, two"]);
        answer["headers"] = null;
        answer.ToJsonString().ShouldBe($$"""{"name":"alice","method":"PUT","path":"/a%20b?c=d","protocol":"HTTP/1.1","headers":null,"bodyLength":3,"bodySha256":"{{Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))}}"}""");
    }

    [Fact]
    public async Task Http2_without_tls_has_a_port_of_its_own()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, fixture.H2c) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await client.SendAsync(request);

        (await response.Content.ReadFromJsonAsync<JsonObject>())!["protocol"]!.GetValue<string>().ShouldBe("HTTP/2");
    }

    [Theory]
    [InlineData("/?status=418", 418)]
    [InlineData("/anywhere?delay=1ms&status=204", 204)]
    [InlineData("/?status=1", 400)]
    [InlineData("/?size=-1", 400)]
    [InlineData("/?delay=soon", 400)]
    public async Task Status_is_what_the_query_wishes(string target, int status)
    {
        using var response = await client.GetAsync(new Uri(fixture.Http, target));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Bytes_of_a_large_answer_count_from_0_to_250_again_and_again()
    {
        var bytes = await client.GetByteArrayAsync(new Uri(fixture.Http, "/?size=1000000"));

        bytes.ShouldBe(Enumerable.Range(0, 1_000_000).Select(index => (byte)(index % 251)));
    }

    [Fact]
    public async Task Large_body_is_read_to_its_end_before_the_answer_starts()
    {
        var body = new byte[40_000_000];

        using var response = await client.PostAsync(fixture.Http, new ByteArrayContent(body));

        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        answer["bodyLength"]!.GetValue<long>().ShouldBe(body.Length);
        answer["bodySha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    [Fact]
    public async Task Websocket_messages_come_back()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(fixture.Http) { Scheme = "ws" }.Uri, default);
        var buffer = new byte[10];

        await socket.SendAsync(new byte[] { 7, 8 }, WebSocketMessageType.Binary, endOfMessage: true, default);
        var received = await socket.ReceiveAsync(buffer, default);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);

        buffer[..received.Count].ShouldBe([7, 8]);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Stop_finishes_what_was_begun()
    {
        await using var echo = GatewayProcess.Start("Echo", EchoFixture.Arguments);
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
        using var body = new HeldContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, await echo.PortAsync("http")) { Content = body, Headers = { ExpectContinue = true } };

        var inFlight = patient.SendAsync(request);
        await body.Asked.Task;
        echo.Terminate();
        await Eventually.Holds(async () => !(await client.GetAsync(new Uri(await echo.PortAsync("admin"), "/readyz"))).IsSuccessStatusCode, "it drains");
        body.Release.SetResult();

        (await inFlight).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await echo.ExitAsync()).ShouldBe(0);
    }

    public void Dispose() => client.Dispose();

    /// <summary>A body that ends when the test says so; it is asked for once the server handles the request.</summary>
    private sealed class HeldContent : HttpContent
    {
        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Asked.SetResult();
            await Release.Task;
            await stream.WriteAsync(new byte[1]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 1;
            return true;
        }
    }
}

/// <summary>An echo backend for the tests of a class.</summary>
public sealed class EchoFixture : IAsyncLifetime
{
    internal static readonly string[] Arguments = ["--name=alice", "--http=127.0.0.1:0", "--h2c=127.0.0.1:0", "--admin=127.0.0.1:0"];

    private readonly GatewayProcess process = GatewayProcess.Start("Echo", Arguments);

    internal Uri Http { get; private set; } = null!;

    internal Uri H2c { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (Http, H2c) = (await process.PortAsync("http"), await process.PortAsync("h2c"));

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
