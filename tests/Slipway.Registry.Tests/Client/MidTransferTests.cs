using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>What goes wrong while bytes are on their way: refusals in the middle, drips, and everything at random.</summary>
public sealed class MidTransferTests
{
    private const int LargeSize = 700_000;

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Refusal_in_the_middle_of_an_upload_is_gone_on_from(int status)
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        fixture.Proxy.InjectOnce(IsLargePut, new Fault.Answer(async context =>
        {
            // The rest of the body is never read.
            await context.Request.Body.ReadExactlyAsync(new byte[LargeSize / 2]);
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "3";
        }));
        await fixture.PushAsync(root, "a:v1");
        await fixture.RequireWholeAsync("a:v1", root);
        fixture.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task Refusal_in_the_middle_of_every_upload_is_an_error_and_nothing_is_tagged()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        fixture.Proxy.Inject((request, _) => IsLargePut(request) || request.Method == "PATCH" ? new Fault.Status(500) : null);
        (await Should.ThrowAsync<RegistryException>(() => fixture.PushAsync(root, "a:v1"))).Message.ShouldContain("500");
        (await fixture.Client.ListTagsAsync(fixture.Direct("a"), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pushes_and_pulls_survive_whatever_happens_to_their_requests()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        for (var seed = 0; seed < 25; seed++)
        {
            fixture.Proxy.Inject(RandomFaults(new Random(seed)));
            await fixture.PushAsync(root, $"r{seed}:v1");
            var target = await fixture.NewLayoutAsync($"pulled{seed}");
            await fixture.Client.PullAsync(fixture.Repository($"r{seed}:v1"), target, new PullOptions(), default);
            await target.VerifyBlobAsync((await target.ReadManifestAsync(root, default)).Blobs[1], default);
        }
    }

    [Fact]
    public async Task Download_that_gets_further_every_time_is_never_given_up()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");
        var layer = (await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1];
        var content = await fixture.Layout.ReadBlobAsync(layer, default);
        fixture.Proxy.InjectOnce(request => request.Path.Value!.EndsWith($"/blobs/{layer.Digest}", StringComparison.Ordinal), new Fault.Answer(context => SendSomeAndCutAsync(context, fixture, content)), times: 12);
        var pulled = await fixture.NewLayoutAsync("pulled");
        await fixture.Client.PullAsync(fixture.Repository("a:v1"), pulled, new PullOptions(), default);
        fixture.Proxy.Requests.Count(request => request.EndsWith($"/blobs/{layer.Digest}", StringComparison.Ordinal)).ShouldBe(13);
        await pulled.VerifyBlobAsync(layer, default);
    }

    [Fact]
    public async Task Upload_that_gets_further_every_time_is_never_given_up()
    {
        await using var fixture = await ClientFixture.StartAsync(options => options with { ChunkSize = 50_000 });
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        var chunks = 0;

        // Two of three chunks are refused: 28 failures on the way, never five without a step.
        fixture.Proxy.Inject((request, _) => request.Method == "PATCH" && ++chunks % 3 != 0 ? new Fault.Status(503) : null);
        await fixture.PushAsync(root, "a:v1");
        await fixture.RequireWholeAsync("a:v1", root);
    }

    [Fact]
    public async Task Answer_that_drips_is_cut_off_and_asked_for_again()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");

        // The layer alone is to be pulled, so that minutes pass for nothing else.
        var pulled = await fixture.NewLayoutAsync("pulled");
        await pulled.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        var content = await fixture.Layout.ReadBlobAsync((await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1], default);
        fixture.Proxy.InjectOnce(request => request.Path.Value!.Contains("/blobs/"), new Fault.Answer(async context =>
        {
            context.Response.ContentLength = LargeSize;
            for (var i = 0; i < 10; i++)
            {
                await context.Response.Body.WriteAsync(content.AsMemory(i, 1), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            // A minute passes, with ten bytes in it.
            await fixture.Clock.TickAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));
        await fixture.Client.PullAsync(fixture.Repository("a:v1"), pulled, new PullOptions(), default);
        fixture.Proxy.Requests.Count(request => request.Contains("/blobs/")).ShouldBe(2);
        await pulled.VerifyBlobAsync((await pulled.ReadManifestAsync(root, default)).Blobs[1], default);
    }

    [Theory]
    [InlineData("ftp://elsewhere.test/upload")]
    [InlineData("file:///etc/passwd")]
    public async Task Place_of_an_upload_that_is_no_web_is_refused(string location)
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        fixture.Proxy.Inject((request, _) => request.Method == "POST" ? new Fault.SetHeader("Location", location) : null);
        (await Should.ThrowAsync<RegistryException>(() => fixture.PushAsync(root, "a:v1"))).Message.ShouldContain("refused");
        (await fixture.Client.ListTagsAsync(fixture.Direct("a"), default)).ShouldBeEmpty();
    }

    // The connection is cut when the client has what was sent, and not before.
    private static async Task SendSomeAndCutAsync(HttpContext context, ClientFixture fixture, byte[] content)
    {
        var offset = context.Request.GetTypedHeaders().Range?.Ranges.Single().From is { } from ? (int)from : 0;
        context.Response.StatusCode = offset == 0 ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        context.Response.ContentLength = content.Length - offset;
        await context.Response.Body.WriteAsync(content.AsMemory(offset, 50_000), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        while (!HasArrived())
        {
            await Task.Yield();
        }

        context.Abort();

        bool HasArrived()
        {
            lock (fixture.Progress)
            {
                return fixture.Progress.Exists(progress => progress.State == TransferState.Downloading && progress.Bytes >= offset + 50_000);
            }
        }
    }

    private static bool IsLargePut(HttpRequest request) => request.Method == "PUT" && request.ContentLength == LargeSize;

    // A third of all requests fails, those of one blob or manifest at most twice, so that there is a way through.
    private static Func<HttpRequest, int, Fault?> RandomFaults(Random random)
    {
        var failures = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        return (request, _) =>
        {
            lock (random)
            {
                var fails = random.Next(3) == 0 && failures.AddOrUpdate(request.Path.Value!.Split("/uploads/")[0], 1, (_, count) => count + 1) <= 2;
                return !fails ? null : random.Next(6) switch
                {
                    0 => new Fault.CutBefore(),
                    1 => new Fault.CutRequest(random.Next(1, LargeSize)),
                    2 => new Fault.CutAnswer(random.Next(LargeSize)),
                    3 => new Fault.Status(500),
                    4 => new Fault.Status(429, ("Retry-After", "1")),
                    _ => new Fault.CutAnswer(0),
                };
            }
        };
    }
}
