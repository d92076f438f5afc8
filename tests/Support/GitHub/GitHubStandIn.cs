using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Slipway.Testing.Http;

namespace Slipway.Testing.GitHub;

/// <summary>GitHub's REST API on loopback, as far as packages go: owners, versions in pages, deletion, refusals, rate limits.</summary>
public sealed class GitHubStandIn : IAsyncDisposable
{
    private readonly List<string> _requests = [];
    private LoopbackServer? _server;

    /// <summary>The token that is accepted.</summary>
    public const string Token = "stand-in-token";

    /// <summary>The address of the API.</summary>
    public Uri Api => new($"http://{_server!.Address}");

    /// <summary>How many versions are on a page, whatever the caller wants.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Whether the owner is an organization; otherwise a person.</summary>
    public bool IsOrganization { get; init; } = true;

    /// <summary>The versions of each package, by owner and name; the newest first.</summary>
    public IDictionary<string, IList<(long Id, string Digest, string[] Tags)>> Packages { get; } = new Dictionary<string, IList<(long Id, string Digest, string[] Tags)>>(StringComparer.Ordinal);

    /// <summary>Called with the digest of a version that was deleted.</summary>
    public Action<string> OnDelete { get; set; } = _ => { };

    /// <summary>Answers a request of this number, counted from 0, in place of the API; or says that it does not.</summary>
    public Func<int, HttpContext, Task<bool>> Interrupt { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Every request so far, as <c>METHOD path?query</c>, as it came over the wire.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Starts to answer.</summary>
    public async Task<GitHubStandIn> StartAsync()
    {
        _server = await LoopbackServer.StartAsync(AnswerAsync);
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        _requests.Add($"{context.Request.Method} {target}");
        if (await Interrupt(_requests.Count - 1, context))
        {
            return;
        }

        var (status, body) = Route(context, target.Split('?')[0].Trim('/').Split('/'));
        context.Response.StatusCode = status;
        if (body is not null)
        {
            await context.Response.WriteAsync(JsonSerializer.Serialize(body));
        }
    }

    private (int Status, object? Body) Route(HttpContext context, string[] path)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Token}" || context.Request.Headers.UserAgent.Count == 0)
        {
            return Refuse(401, "Bad credentials");
        }

        var kind = IsOrganization ? "orgs" : "users";
        return path switch
        {
            ["users", var login] => Packages.Keys.Any(name => name.StartsWith($"{login}/", StringComparison.Ordinal)) ? (200, new { login, type = IsOrganization ? "Organization" : "User" }) : Refuse(404, "Not Found"),
            [var folder, var owner, "packages", "container", var name, "versions", .. var rest] when folder == kind && Packages.TryGetValue($"{owner}/{Uri.UnescapeDataString(name)}", out var versions) =>
                rest is [var id] ? Delete(context, versions, long.Parse(id)) : List(context, versions),
            _ => Refuse(404, "Not Found"),
        };
    }

    private (int Status, object? Body) List(HttpContext context, IList<(long Id, string Digest, string[] Tags)> versions)
    {
        var page = int.TryParse(context.Request.Query["page"], out var number) ? number : 1;
        if (page * PageSize < versions.Count)
        {
            var address = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path.ToUriComponent().Replace("charts/", "charts%2F", StringComparison.Ordinal)}";
            context.Response.Headers.Link = $"<{address}?per_page=100&page={page + 1}>; rel=\"next\", <{address}?per_page=100&page=99>; rel=\"last\"";
        }

        return (200, versions.Skip((page - 1) * PageSize).Take(PageSize).Select(version => new
        {
            id = version.Id,
            name = version.Digest,
            url = "ignored",
            created_at = "2026-01-02T03:04:05Z",
            metadata = new { package_type = "container", container = new { tags = version.Tags } },
        }).ToArray());
    }

    private (int Status, object? Body) Delete(HttpContext context, IList<(long Id, string Digest, string[] Tags)> versions, long id)
    {
        if (context.Request.Method != "DELETE" || versions.FirstOrDefault(version => version.Id == id) is not { Digest: { } digest } found)
        {
            return Refuse(404, "Not Found");
        }

        if (found.Tags.Length > 0 && versions.Count(version => version.Tags.Length > 0) == 1)
        {
            return Refuse(400, "You cannot delete the last tagged version of a package. You must delete the package instead.");
        }

        versions.Remove(found);
        OnDelete(digest);
        return (204, null);
    }

    private static (int Status, object? Body) Refuse(int status, string message) => (status, new { message, documentation_url = "https://docs.github.com/rest" });
}
