using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Slipway.Testing;

namespace Gateway.Tests.Support;

/// <summary>An API server that answers as a real one was recorded to: lists in pages, watches, refuses. It also keeps a service account for its clients.</summary>
internal sealed class FakeApiServer : IAsyncDisposable
{
    public const string Path = "/apis/gateway.slipway.dev/v1alpha1/routes";

    private readonly TempDirectory account = new();
    private readonly ConcurrentQueue<Recording> refusals = new();
    private TestServer? server;
    private Channel<string> watch = Channel.CreateUnbounded<string>();

    public Uri Address => server!.Address;

    public string ServiceAccount => account.Path;

    /// <summary>The token that it accepts.</summary>
    public string Token { get; set; } = "token-1";

    /// <summary>The requests so far: method, path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The bodies of patches so far, with the name of their route.</summary>
    public ConcurrentQueue<(string Route, JsonNode Patch)> Patches { get; } = new();

    /// <summary>How the next patch is answered, instead of with success.</summary>
    public ConcurrentQueue<Recording> PatchRefusals { get; } = new();

    public static async Task<FakeApiServer> StartAsync()
    {
        var fake = new FakeApiServer();
        var certificate = Certificates.Create("localhost");
        fake.account.Write("ca.crt", certificate.ExportCertificatePem());
        fake.WriteToken("token-1");
        fake.server = await TestServer.StartAsync(fake.HandleAsync, listen => listen.UseHttps(certificate));
        return fake;
    }

    /// <summary>What a kubelet does when it rotates the token.</summary>
    public void WriteToken(string token) => account.Write("token", token);

    /// <summary>Answers the next list or watch like this.</summary>
    public void Refuse(string recording) => refusals.Enqueue(Recording.Load(recording));

    /// <summary>Sends a line to the watch.</summary>
    public void Send(string line) => watch.Writer.TryWrite(line);

    /// <summary>Ends the watch as the API server does after its time.</summary>
    public void EndWatch() => Interlocked.Exchange(ref watch, Channel.CreateUnbounded<string>()).Writer.Complete();

    /// <summary>The line with which a route changes.</summary>
    public static string Event(string type, string name, string spec, string version) => JsonSerializer.Serialize(new
    {
        type,
        @object = new
        {
            apiVersion = "gateway.slipway.dev/v1alpha1",
            kind = "Route",
            metadata = new { name, @namespace = "default", generation = 1, resourceVersion = version, creationTimestamp = "2026-11-21T06:18:50Z" },
            spec = JsonNode.Parse(spec),
        },
    });

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        account.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        if (request.Headers.Authorization != $"Bearer {Token}")
        {
            await AnswerAsync(context, Recording.Load("unauthorized"));
        }
        else if (request.Method == "PATCH")
        {
            await PatchAsync(context);
        }
        else if (request.Path != Path || request.Method != "GET")
        {
            await AnswerAsync(context, Recording.Load("missing-crd"));
        }
        else if (refusals.TryDequeue(out var refusal))
        {
            await AnswerAsync(context, refusal);
        }
        else if (request.Query["watch"] == "1")
        {
            await WatchAsync(context);
        }
        else
        {
            await AnswerAsync(context, Page(request.Query["continue"].ToString()));
        }
    }

    // The recorded first page has one route and says where to go on; the other routes come from the recorded list of all.
    private static Recording Page(string next)
    {
        if (next.Length == 0)
        {
            return Recording.Load("list-page");
        }

        next.ShouldBe((string?)JsonNode.Parse(Recording.Load("list-page").Body)!["metadata"]!["continue"]);
        var all = Recording.Load("list");
        var list = JsonNode.Parse(all.Body)!;
        list["items"]!.AsArray().RemoveAt(0);
        return all with { Body = list.ToJsonString() };
    }

    private static async Task AnswerAsync(HttpContext context, Recording recording)
    {
        context.Response.StatusCode = recording.Status;
        context.Response.ContentType = recording.ContentType;
        await context.Response.WriteAsync(recording.Body, context.RequestAborted);
    }

    private async Task WatchAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var line in Volatile.Read(ref watch).Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync($"{line}\n", context.RequestAborted);
        }
    }

    private async Task PatchAsync(HttpContext context)
    {
        context.Request.ContentType.ShouldBe("application/merge-patch+json");
        var patch = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        Patches.Enqueue((context.Request.Path.Value!, patch!));
        await AnswerAsync(context, PatchRefusals.TryDequeue(out var refusal) ? refusal : Recording.Load("patch-status"));
    }
}
