using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gateway.Controller.Routes;

namespace Gateway.Controller.Cluster;

/// <summary>
/// The requests that the controller makes to the API server. The token is read for each of them, since the kubelet replaces it every hour;
/// the authority is read when the client is made.
/// </summary>
internal sealed class ApiServerClient : IDisposable
{
    private const int PageSize = 500;
    private const int WatchSeconds = 300;

    private readonly ClusterSettings settings;
    private readonly HttpClient client;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes its handler.")]
    public ApiServerClient(ClusterSettings settings)
    {
        this.settings = settings;
        var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        chain.CustomTrustStore.ImportFromPemFile(settings.AuthorityFile);
        client = new(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = chain },
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseProxy = false,
        })
        { BaseAddress = settings.ApiServer, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>All routes, page by page, and the version to watch from.</summary>
    /// <exception cref="ApiException">The API server refused; 410 when the list changed too much between two pages.</exception>
    public async Task<(List<RouteResource> Routes, string Version)> ListAsync(CancellationToken cancellationToken)
    {
        using var deadline = Deadline(60, cancellationToken);
        var routes = new List<RouteResource>();
        string? next = null;
        while (true)
        {
            var query = $"{Collection}?limit={PageSize}{(next is null ? "" : $"&continue={Uri.EscapeDataString(next)}")}";
            using var response = await SendAsync(HttpMethod.Get, query, null, deadline.Token);
            await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
            var page = await JsonSerializer.DeserializeAsync(body, ResourceJson.Default.RouteList, deadline.Token) ?? throw new JsonException("the list is null");
            routes.AddRange(page.Items);
            next = page.Metadata.Continue;
            if (string.IsNullOrEmpty(next))
            {
                return (routes, page.Metadata.ResourceVersion);
            }
        }
    }

    /// <summary>What happens after a version, until the API server ends the watch.</summary>
    /// <exception cref="ApiException">The API server refused, at the start or in an ERROR event; 410 when the version is too old.</exception>
    public async IAsyncEnumerable<WatchEvent> WatchAsync(string version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The API server ends a watch after WatchSeconds; one that has not ended a minute later hangs on a dead connection.
        using var deadline = Deadline(WatchSeconds + 60, cancellationToken);
        var query = $"{Collection}?watch=1&allowWatchBookmarks=true&timeoutSeconds={WatchSeconds}&resourceVersion={Uri.EscapeDataString(version)}";
        using var response = await SendAsync(HttpMethod.Get, query, null, deadline.Token);
        await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
        using var lines = new StreamReader(body);
        while (await lines.ReadLineAsync(deadline.Token) is { } line)
        {
            var change = Parse(line, ResourceJson.Default.WatchEvent);
            if (change.Type == "ERROR")
            {
                throw ApiException.Of(change.Object.Deserialize(ResourceJson.Default.ApiStatus) ?? new(0, null, line), "watch");
            }

            yield return change;
        }
    }

    /// <summary>Replaces the conditions of a route.</summary>
    /// <exception cref="ApiException">The API server refused; 409 when the route changed since it was read, 404 when it is gone.</exception>
    public async Task PatchStatusAsync(RouteResource route, RouteStatus status, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(10, cancellationToken);
        var patch = JsonSerializer.SerializeToUtf8Bytes(new(new(route.Metadata.ResourceVersion), status), ResourceJson.Default.StatusPatch);
        using var content = new ByteArrayContent(patch) { Headers = { ContentType = new("application/merge-patch+json") } };
        using var response = await SendAsync(HttpMethod.Patch, $"{InNamespace(route.Metadata.Namespace)}/{route.Metadata.Name}/status", content, deadline.Token);
    }

    public void Dispose() => client.Dispose();

    private string Collection => settings.Namespace is { } space ? InNamespace(space) : $"/apis/{RouteResource.ThisVersion}/routes";

    private static string InNamespace(string space) => $"/apis/{RouteResource.ThisVersion}/namespaces/{space}/routes";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        var token = await File.ReadAllTextAsync(settings.TokenFile, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        request.Headers.Accept.Add(new("application/json"));
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw ApiException.Of(await ReadStatusAsync(response, cancellationToken), $"{method} {path}");
        }
    }

    private static async Task<ApiStatus> ReadStatusAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.Content.Headers.ContentType?.MediaType == "application/json"
            ? Parse(text, ResourceJson.Default.ApiStatus)
            : new((int)response.StatusCode, null, text.Trim());
    }

    private static T Parse<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("the API server sent null");

    private static CancellationTokenSource Deadline(int seconds, CancellationToken cancellationToken)
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(seconds));
        return deadline;
    }
}
