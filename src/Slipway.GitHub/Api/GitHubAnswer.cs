using System.Net;
using System.Net.Http.Headers;

namespace Slipway.GitHub;

/// <summary>An answer that was read to its end.</summary>
internal sealed record GitHubAnswer(HttpMethod Method, Uri Uri, HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body)
{
    private const int MostText = 300;

    /// <summary>The first value of a header; null when there is none.</summary>
    public string? Find(string header) => Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The page after this one; null after the last.</summary>
    /// <exception cref="GitHubException">It would be at another host.</exception>
    public Uri? FindNext()
    {
        var next = (Find("Link") ?? "").Split(',').FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
        if (next?.Split('<', '>') is not [_, var target, ..])
        {
            return null;
        }

        var uri = new Uri(Uri, target);
        return uri.Authority == Uri.Authority && uri.Scheme == Uri.Scheme
            ? uri
            : throw new GitHubException($"The list at {Uri.GetLeftPart(UriPartial.Path)} goes on at {uri.GetLeftPart(UriPartial.Authority)}, another host: refused.");
    }

    /// <summary>The refusal as an exception.</summary>
    public GitHubException ToException()
    {
        var said = GitHubJson.ReadMessage(Body);
        var text = said.Length > MostText ? said[..MostText] + "…" : said;
        var wayOut = Status switch
        {
            HttpStatusCode.Unauthorized => " The token is missing, wrong or has ended: give another one.",
            HttpStatusCode.Forbidden => " The token may not do this: packages are read with the scope 'read:packages' and deleted with 'delete:packages' by their administrators; in a workflow with 'packages: write'.",
            _ => "",
        };
        return new GitHubException($"{Method} {Uri.GetLeftPart(UriPartial.Path)} was answered with {(int)Status} {Status}{(text.Length > 0 ? $": {text.TrimEnd('.')}." : ".")}{wayOut}") { Status = Status };
    }
}
