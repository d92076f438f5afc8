using System.Net;
using System.Net.Sockets;
using System.Text;
using Slipway.Verification.Fronts;

namespace Slipway.Verification.Tests.Fronts;

/// <summary>What a Service does, on loopback.</summary>
public sealed class ServiceFrontTests : IAsyncDisposable
{
    private static readonly CancellationToken s_deadline = TestContext.Current.CancellationToken;

    private readonly ServiceFront front = ServiceFront.Start(["http"], TimeProvider.System);

    [Fact]
    public async Task New_connections_go_in_turn_to_those_that_are_ready()
    {
        await using var a = await AddAsync("a");
        await using var b = await AddAsync("b");
        await using var never = new NamedInstance("never") { IsReady = false };
        await front.AddAsync(never.Instance, s_deadline);

        var names = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            names.Add(await AskAsync());
        }

        names.Count(name => name == "a").ShouldBe(3);
        names.Count(name => name == "b").ShouldBe(3);
    }

    [Fact]
    public async Task Front_without_a_ready_instance_resets_connections()
    {
        (await IsResetAsync()).ShouldBeTrue();
        await using var a = await AddAsync("a");
        (await AskAsync()).ShouldBe("a");

        a.IsReady = false;
        while (!await IsResetAsync())
        {
            await Task.Yield();
        }

        a.IsReady = true;
        while (await IsResetAsync())
        {
            await Task.Yield();
        }

        (await AskAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task Connection_stays_where_it_is_when_its_instance_is_removed()
    {
        await using var a = await AddAsync("a");
        using var client = await ConnectAsync();
        (await AskAsync(client)).ShouldBe("a");

        await front.RemoveAsync(a.Instance);

        (await IsResetAsync()).ShouldBeTrue();
        (await AskAsync(client)).ShouldBe("a");
    }

    [Fact]
    public async Task Connections_of_an_instance_that_dies_are_reset()
    {
        await using var a = await AddAsync("a");
        using var client = await ConnectAsync();
        (await AskAsync(client)).ShouldBe("a");

        await front.RemoveAsync(a.Instance, cut: true);

        await Should.ThrowAsync<IOException>(() => AskAsync(client));
    }

    [Fact]
    public async Task Client_is_reset_when_the_instance_does_not_accept_although_it_is_ready()
    {
        await using var a = await AddAsync("a");
        a.StopAccepting();

        (await IsResetAsync()).ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => front.DisposeAsync();

    private async Task<NamedInstance> AddAsync(string name)
    {
        var instance = new NamedInstance(name);
        await front.AddAsync(instance.Instance, s_deadline);
        await front.ReadyAsync(instance.Instance, s_deadline);
        return instance;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(front["http"], s_deadline);
        return client;
    }

    private async Task<string> AskAsync()
    {
        using var client = await ConnectAsync();
        return await AskAsync(client);
    }

    private static async Task<string> AskAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync(new byte[1], s_deadline);
        var buffer = new byte[10];
        return Encoding.UTF8.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, s_deadline));
    }

    private async Task<bool> IsResetAsync()
    {
        try
        {
            await AskAsync();
            return false;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return true;
        }
    }

    /// <summary>Answers a byte with its name, and whether it is ready.</summary>
    private sealed class NamedInstance : IAsyncDisposable
    {
        private readonly TcpListener service = new(IPAddress.Loopback, 0);
        private readonly HttpListener readiness = new();
        private readonly string name;
        private readonly Task serving;

        public NamedInstance(string name)
        {
            this.name = name;
            service.Start();
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Instance = new(new Dictionary<string, IPEndPoint> { ["http"] = (IPEndPoint)service.LocalEndpoint }, new($"http://{probe.LocalEndpoint}/readyz/"));
            }

            readiness.Prefixes.Add(Instance.Readiness.ToString());
            readiness.Start();
            serving = Task.WhenAll(ServeAsync(), TellAsync());
        }

        public ServiceInstance Instance { get; }

        public bool IsReady { get; set; } = true;

        public void StopAccepting() => service.Stop();

        public async ValueTask DisposeAsync()
        {
            service.Dispose();
            readiness.Close();
            await serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    _ = AnswerAsync(await service.AcceptTcpClientAsync());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using (client)
            {
                while (await client.GetStream().ReadAsync(new byte[1]) > 0)
                {
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(name));
                }
            }
        }

        private async Task TellAsync()
        {
            try
            {
                while (true)
                {
                    var context = await readiness.GetContextAsync();
                    context.Response.StatusCode = IsReady ? 200 : 503;
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
