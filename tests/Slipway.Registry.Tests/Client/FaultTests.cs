using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

/// <summary>Everything that a network and a registry can do wrong: the client recovers, or says clearly what happened, and nothing half is ever tagged.</summary>
public sealed class FaultTests
{
    private const int LargeSize = 700_000;

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task Passing_failure_of_any_request_is_tried_again(int status)
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        var requests = await CountRequestsAsync(fixture, root);
        for (var i = 0; i < requests; i++)
        {
            var failing = i;
            fixture.Proxy.Inject((_, number) => number == failing ? new Fault.Status(status) : null);
            await fixture.PushAsync(root, $"r{i}-{status}:v1");
            await fixture.RequireWholeAsync($"r{i}-{status}:v1", root);
        }
    }

    [Fact]
    public async Task Connection_that_is_cut_at_any_request_is_made_again()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        var requests = await CountRequestsAsync(fixture, root);
        Fault[] cuts = [new Fault.CutBefore(), new Fault.CutAnswer(0), new Fault.CutRequest(3)];
        foreach (var (fault, kind) in cuts.Select((fault, kind) => (fault, kind)))
        {
            for (var i = 0; i < requests; i++)
            {
                var failing = i;
                fixture.Proxy.Inject((_, number) => number == failing ? fault : null);
                await fixture.PushAsync(root, $"r{i}-{kind}:v1");
                await fixture.RequireWholeAsync($"r{i}-{kind}:v1", root);
            }
        }
    }

    [Fact]
    public async Task Upload_that_is_cut_anywhere_goes_on_there()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            fixture.Proxy.InjectOnce(r => r.Method == "PUT" && r.ContentLength == LargeSize, new Fault.CutRequest(random.Next(1, LargeSize)));
            await fixture.PushAsync(root, $"r{round}:v1");
            await fixture.RequireWholeAsync($"r{round}:v1", root);
        }
    }

    [Fact]
    public async Task Cut_upload_sends_only_the_rest()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        long rest = 0;
        var isCut = false;
        fixture.Proxy.Inject((request, _) =>
        {
            rest = request.Method == "PATCH" ? request.ContentLength!.Value : rest;
            var cut = !isCut && request.Method == "PUT" && request.ContentLength == LargeSize;
            isCut |= cut;
            return cut ? new Fault.Answer(context => StoreAndCutAsync(context, fixture, LargeSize / 2)) : null;
        });
        await fixture.PushAsync(root, "a:v1");
        rest.ShouldBeInRange(1, LargeSize - 1);
        await fixture.RequireWholeAsync("a:v1", root);
    }

    [Fact]
    public async Task Download_that_is_cut_anywhere_goes_on_there()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");
        var random = new Random(8);
        for (var round = 0; round < 20; round++)
        {
            fixture.Proxy.InjectOnce(r => r.Method == "GET" && r.Path.Value!.Contains("/blobs/"), new Fault.CutAnswer(random.Next(LargeSize)), times: 2);
            var target = await fixture.NewLayoutAsync($"pulled{round}");
            await fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default);
            await target.VerifyBlobAsync((await target.ReadManifestAsync(root, default)).Blobs[1], default);
        }
    }

    [Fact]
    public async Task Registry_that_dies_is_an_error_after_several_attempts()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.CutBefore());
        var exception = await Should.ThrowAsync<RegistryUnavailableException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default));
        exception.Registry.ShouldBe(fixture.Proxy.Address);
        fixture.Proxy.Requests.Count.ShouldBe(5);
        fixture.Clock.Waits.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_an_error_with_the_address()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var address = fixture.Proxy.Address;
        await fixture.Proxy.DisposeAsync();
        (await Should.ThrowAsync<RegistryUnavailableException>(() => fixture.Client.PingAsync(address, default))).Message.ShouldContain(address);
    }

    [Fact]
    public async Task Wait_that_the_registry_asks_for_is_kept()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.InjectOnce(_ => true, new Fault.Status(429, ("Retry-After", "17")));
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        fixture.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public async Task Wait_until_a_date_is_kept()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.InjectOnce(_ => true, new Fault.Status(503, ("Date", "Wed, 01 May 2024 00:00:00 GMT"), ("Retry-After", "Wed, 01 May 2024 00:00:09 GMT")));
        await fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default);
        fixture.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(9)]);
    }

    [Fact]
    public async Task Wait_that_is_too_long_is_an_error_at_once()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Status(429, ("Retry-After", "3600")));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain("429");
        fixture.Clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_that_will_not_pass_is_not_tried_again()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Status(405));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.DeleteAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain("DELETE");
        fixture.Proxy.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/v2/a/blobs/uploads/wrong")]
    [InlineData("/elsewhere")]
    public async Task Wrong_place_of_an_upload_is_left_for_a_new_one(string location)
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        fixture.Proxy.InjectOnce(r => r.Method == "POST", location.Length == 0 ? new Fault.CutAnswer(0) : new Fault.SetHeader("Location", location));
        await fixture.PushAsync(root, "a:v1");
        await fixture.RequireWholeAsync("a:v1", root);
    }

    [Fact]
    public async Task Place_that_is_always_wrong_is_an_error_and_nothing_is_tagged()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        fixture.Proxy.Inject((r, _) => r.Method == "POST" ? new Fault.SetHeader("Location", "/nowhere") : null);
        (await Should.ThrowAsync<RegistryUnavailableException>(() => fixture.PushAsync(root, "a:v1"))).Message.ShouldContain("was lost");
        (await fixture.Client.ResolveAsync(fixture.Direct("a:v1"), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Content_that_was_changed_on_the_way_is_refused()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");
        foreach (var (path, position) in new[] { ("/blobs/", 5), ("/blobs/", LargeSize - 1), ("/manifests/", 20) })
        {
            fixture.Proxy.Inject((r, _) => r.Method == "GET" && r.Path.Value!.Contains(path) ? new Fault.Corrupt(position) : null);
            var target = await fixture.NewLayoutAsync($"pulled-{position}");
            await Should.ThrowAsync<DigestMismatchException>(() => fixture.Client.PullAsync(fixture.Repository("a:v1"), target, new PullOptions(), default));
            target.Blobs.List().ShouldNotContain(root.Digest);
        }
    }

    [Fact]
    public async Task Endless_content_is_cut_off_at_its_size()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Inject((r, _) => r.Path.Value!.Contains("/blobs/") ? new Fault.Answer(AnswerForeverAsync) : null);
        await Should.ThrowAsync<DigestMismatchException>(async () => await fixture.Client.PullAsync(fixture.Repository("a:v1"), await fixture.NewLayoutAsync("pulled"), new PullOptions(), default));
    }

    [Fact]
    public async Task Endless_manifest_is_cut_off_at_4_MiB()
    {
        await using var fixture = await ClientFixture.StartAsync();
        fixture.Proxy.Inject((_, _) => new Fault.Answer(AnswerForeverAsync));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.GetManifestAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain("more than the 4194304 bytes");
    }

    [Fact]
    public async Task Stalled_answer_is_cut_off_and_asked_for_again()
    {
        await using var fixture = await ClientFixture.StartAsync();
        var root = await fixture.BuildLargeImageAsync(LargeSize);
        await fixture.PushAsync(root, "a:v1");
        var stalls = 0;
        fixture.Proxy.Inject((r, _) =>
        {
            if (!r.Path.Value!.Contains("/blobs/") || Interlocked.Increment(ref stalls) > 1)
            {
                return null;
            }

            // A minute passes while nothing comes.
            return new Fault.Answer(async context =>
            {
                await context.Response.StartAsync();
                await fixture.Clock.TickAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            });
        });
        // The layer alone is to be pulled, so that the minute passes for nothing else.
        var pulled = await fixture.NewLayoutAsync("pulled");
        await pulled.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, default);
        await fixture.Client.PullAsync(fixture.Repository("a:v1"), pulled, new PullOptions(), default);
        stalls.ShouldBe(2);
    }

    private static async Task<int> CountRequestsAsync(ClientFixture fixture, Descriptor root)
    {
        fixture.Proxy.Inject((_, _) => null);
        await fixture.PushAsync(root, "count:v1");
        return fixture.Proxy.Requests.Count;
    }

    private static async Task AnswerForeverAsync(HttpContext context)
    {
        context.Response.ContentType = MediaTypes.ImageManifest;
        var zeros = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(zeros, context.RequestAborted);
        }
    }

    // Half of an upload is stored for sure before the connection is cut.
    private static async Task StoreAndCutAsync(HttpContext context, ClientFixture fixture, int count)
    {
        var half = new byte[count];
        await context.Request.Body.ReadExactlyAsync(half);
        using var content = new ByteArrayContent(half);
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"{context.Request.Path}") { Content = content };
        using var response = await fixture.Server.Http.SendAsync(patch);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
        context.Abort();
    }
}
