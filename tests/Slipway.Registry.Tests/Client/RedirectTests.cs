using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

public sealed class RedirectTests
{
    private const string Token = "0123456789abcdef";

    [Fact]
    public async Task Blob_is_fetched_from_where_the_registry_sends_to_without_credentials()
    {
        var seen = new ConcurrentQueue<string>();
        var content = Array.Empty<byte>();
        await using var storage = await LoopbackServer.StartAsync(async context =>
        {
            seen.Enqueue($"{context.Request.Path} '{context.Request.Headers.Authorization}'");
            await context.Response.Body.WriteAsync(content);
        });
        await using var fixture = await StartAsync();
        var root = await fixture.BuildLargeImageAsync(100_000);
        await fixture.PushAsync(root, "a:v1");
        var layer = (await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1];
        content = await fixture.Layout.ReadBlobAsync(layer, default);
        fixture.Proxy.Inject((r, _) => r.Path.Value!.EndsWith(layer.Digest.Hex, StringComparison.Ordinal) ? Redirect(307, $"http://{storage.Address}/cdn") : null);

        await fixture.Client.PullAsync(fixture.Repository("a:v1"), await fixture.NewLayoutAsync("pulled"), new PullOptions(), default);
        seen.ShouldBe(["/cdn ''"]);
    }

    [Fact]
    public async Task Upload_to_another_place_goes_without_credentials()
    {
        var seen = new ConcurrentQueue<string>();
        await using var storage = await LoopbackServer.StartAsync(async context =>
        {
            seen.Enqueue($"{context.Request.Method} {context.Request.Query["state"]} {context.Request.Query["digest"]} '{context.Request.Headers.Authorization}'");
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = 201;
        });
        await using var fixture = await StartAsync();
        var root = await fixture.BuildLargeImageAsync(100_000);
        var layer = (await fixture.Layout.ReadManifestAsync(root, default)).Blobs[1];
        fixture.Proxy.Inject((r, _) => r.Method == "POST" ? new Fault.Answer(context => AcceptAtAsync(context, $"http://{storage.Address}/upload?state=1%2B2")) : null);

        // The registry behind never gets the blobs, and says so.
        await Should.ThrowAsync<RegistryException>(() => fixture.PushAsync(root, "a:v1"));
        seen.ShouldContain($"PUT 1+2 {layer.Digest} ''");
        seen.ShouldAllBe(request => request.EndsWith("''", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redirect_at_the_same_host_keeps_the_credentials()
    {
        await using var fixture = await StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        await fixture.PushAsync(root, "a:v1");
        fixture.Proxy.Inject((r, _) => r.Path.Value!.EndsWith("/v9", StringComparison.Ordinal) ? Redirect(302, "v1") : null);
        (await fixture.Client.ResolveAsync(fixture.Repository("a:v9"), default))!.Digest.ShouldBe(root.Digest);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var fixture = await StartAsync();
        fixture.Proxy.Inject((r, _) => Redirect(307, r.Path));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain("more than 5 times");
        fixture.Proxy.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/x")]
    public async Task Redirects_to_what_is_no_web_are_refused(string target)
    {
        await using var fixture = await StartAsync();
        fixture.Proxy.Inject((_, _) => Redirect(307, target));
        (await Should.ThrowAsync<RegistryException>(() => fixture.Client.ResolveAsync(fixture.Repository("a:v1"), default))).Message.ShouldContain("refused");
    }

    [Fact]
    public async Task Redirected_upload_is_sent_again_only_where_that_is_what_the_status_means()
    {
        await using var fixture = await StartAsync();
        var root = await fixture.BuildIndexAsync("x", "linux/amd64");
        fixture.Proxy.InjectOnce(r => r.Method == "PUT" && r.Path.Value!.Contains("/manifests/sha256", StringComparison.Ordinal), Redirect(302, "/elsewhere"));
        (await Should.ThrowAsync<RegistryException>(() => fixture.PushAsync(root, "a:v1"))).Message.ShouldContain("302");
    }

    private static Task<ClientFixture> StartAsync() =>
        ClientFixture.StartAsync(AuthenticationTests.With(RegistryCredential.Basic("me", Token)), server => server with { Token = Token });

    private static Fault.Status Redirect(int status, string location) => new(status, ("Location", location));

    private static Task AcceptAtAsync(HttpContext context, string location)
    {
        context.Response.StatusCode = 202;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
