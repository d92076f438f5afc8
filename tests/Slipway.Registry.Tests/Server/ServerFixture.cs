using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Registry.Tests.Server;

/// <summary>A running registry with its own folder, and a plain HTTP client for it.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private readonly TempDirectory _directory;

    private ServerFixture(TempDirectory directory, EmbeddedRegistry registry)
    {
        _directory = directory;
        Registry = registry;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{registry.Port}") };
    }

    public EmbeddedRegistry Registry { get; }

    public HttpClient Http { get; }

    public string Root => _directory["registry"];

    public static async Task<ServerFixture> StartAsync(Func<EmbeddedRegistryOptions, EmbeddedRegistryOptions>? change = null)
    {
        var directory = new TempDirectory();
        var options = new EmbeddedRegistryOptions { Root = directory["registry"], Port = 0 };
        return new ServerFixture(directory, await EmbeddedRegistry.StartAsync(change?.Invoke(options) ?? options, default));
    }

    public async Task<Digest> PushBlobAsync(string repository, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var digest = Digest.Of(bytes);
        using var response = await Http.PostAsync($"/v2/{repository}/blobs/uploads/?digest={digest}", new ByteArrayContent(bytes));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return digest;
    }

    /// <summary>Pushes a manifest with one layer, and with what <paramref name="change"/> adds, under a tag or, without one, its digest.</summary>
    public async Task<Descriptor> PushImageAsync(string repository, string? tag, string content, Func<ImageManifest, ImageManifest>? change = null)
    {
        await PushBlobAsync(repository, "{}");
        var layer = new Descriptor { MediaType = "text/plain", Digest = await PushBlobAsync(repository, content), Size = Encoding.UTF8.GetByteCount(content) };
        var manifest = new ImageManifest { Config = Descriptor.Empty, Layers = [layer] };
        return await PushManifestAsync(repository, tag, MediaTypes.ImageManifest, OciJson.Serialize(change?.Invoke(manifest) ?? manifest));
    }

    public async Task<Descriptor> PushManifestAsync(string repository, string? tag, string mediaType, byte[] content)
    {
        var descriptor = Descriptor.Of(mediaType, content);
        using var response = await PutManifestAsync(repository, tag ?? descriptor.Digest.ToString(), mediaType, content);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return descriptor;
    }

    public Task<HttpResponseMessage> PutManifestAsync(string repository, string reference, string mediaType, byte[] content) =>
        Http.PutAsync($"/v2/{repository}/manifests/{reference}", new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } });

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            (request.Headers.TryAddWithoutValidation(name, value) || content!.Headers.TryAddWithoutValidation(name, value)).ShouldBeTrue();
        }

        return await Http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var response = await SendAsync(method, path);
        return response.StatusCode;
    }

    /// <summary>Requires an error answer of the specification.</summary>
    public static async Task<string> ErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        var error = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0];
        error.GetProperty("code").GetString().ShouldBe(code);
        return error.GetProperty("message").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Registry.DisposeAsync();
        _directory.Dispose();
    }
}
