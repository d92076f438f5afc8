using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Testing.Http;

namespace EndToEnd.Registry;

/// <summary>The registry's process is killed at every request of a push, and in the middle of bodies: what is visible afterwards is whole.</summary>
public sealed class KillTests
{
    private const int Kills = 30;

    [Fact]
    public async Task Killed_registry_never_shows_half_a_blob_or_manifest()
    {
        using var directory = new TempDirectory();
        using var sample = await SampleImage.CreateAsync();
        using var client = new RegistryClient(new RegistryClientOptions { MaximumAttempts = 1 });
        var random = new Random(11);
        for (var kill = 0; kill < Kills; kill++)
        {
            var image = await sample.BuildAsync($"version {kill}");
            await using (var registry = await HostedRegistry.StartAsync(directory.Path))
            {
                await PushAndKillAsync(registry, client, sample, image, random.Next(18), kill);
            }

            RequireWholeBlobs(directory.Path);
            await using var revived = await HostedRegistry.StartAsync(directory.Path);
            await RequireWholeTagsAsync(client, revived, sample[$"check{kill}"]);

            // The next run works, whatever was left behind.
            await client.PushAsync(sample.Layout, image, revived.Reference("app:latest"), new PushOptions { TagConflicts = TagConflictPolicy.Move }, default);
        }
    }

    private static async Task PushAndKillAsync(HostedRegistry registry, RegistryClient client, SampleImage sample, Descriptor image, int request, int kill)
    {
        await using var proxy = await FaultProxy.StartAsync(registry.Port);
        proxy.Inject((_, number) => number == request ? new Fault.Answer(context => ForwardHalfAndKillAsync(context, registry)) : null);
        var target = Reference.Parse($"{proxy.Address}/r{kill % 3}:v{kill}");
        try
        {
            await client.PushAsync(sample.Layout, image, target, new PushOptions(), default);
        }
        catch (RegistryException)
        {
            // As it should be when the registry dies; a push with fewer requests ends before.
        }
    }

    // Half of the body is on its way when the process dies; a request without a body dies at its beginning.
    private static async Task ForwardHalfAndKillAsync(HttpContext context, HostedRegistry registry)
    {
        using var killed = new CancellationTokenSource();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://{registry.Address}{context.Request.Path}{context.Request.QueryString}");
        var isSent = Task.CompletedTask;
        if (context.Request.ContentLength is > 0 and var length)
        {
            var half = new byte[length / 2];
            await context.Request.Body.ReadExactlyAsync(half);
            var content = new HalfContent(half, length, killed.Token);
            content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            (request.Content, isSent) = (content, content.Sent);
        }

        var sending = http.SendAsync(request, killed.Token);
        await Task.WhenAny(isSent, sending);
        await registry.DisposeAsync();
        await killed.CancelAsync();
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static void RequireWholeBlobs(string root)
    {
        var blobs = new DirectoryInfo(Path.Combine(root, "blobs"));
        foreach (var file in blobs.Exists ? blobs.EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            using var content = file.OpenRead();
            Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(file.Name);
        }
    }

    private static async Task RequireWholeTagsAsync(RegistryClient client, HostedRegistry registry, string folder)
    {
        var layout = await OciLayout.OpenOrCreateAsync(folder, default);
        foreach (var repository in new[] { "app", "r0", "r1", "r2" })
        {
            foreach (var tag in await client.ListTagsAsync(registry.Reference(repository), default))
            {
                await client.PullAsync(registry.Reference($"{repository}:{tag}"), layout, new PullOptions(), default);
            }
        }
    }

    /// <summary>Sends the first half of what it promises, and then nothing.</summary>
    private sealed class HalfContent(byte[] half, long promised, CancellationToken killed) : HttpContent
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Sent => _sent.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(half, killed);
            await stream.FlushAsync(killed);
            _sent.SetResult();
            await Task.Delay(Timeout.Infinite, killed);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = promised;
            return true;
        }
    }
}
