namespace Slipway.Engine;

/// <summary>Where a repository comes from (git-fetch, "Git URLs").</summary>
/// <param name="Protocol">How it is reached; null for another way than HTTPS and SSH.</param>
/// <param name="Endpoint">The host; with its port for HTTPS.</param>
/// <param name="Identifier">The path on the host without <c>.git</c>, for instance <c>acme/gateway</c>.</param>
internal sealed record GitRemote(GitProtocol? Protocol, string Endpoint, string Identifier)
{
    /// <summary>Reads a URL or the form of scp, <c>git@host:path</c>. User names and passwords are dropped.</summary>
    /// <returns>The remote; null for a repository on this machine.</returns>
    public static GitRemote? Parse(string url)
    {
        var text = url.Trim();
        if (text.Contains("://"))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && !uri.IsFile ? OfUri(uri) : null;
        }

        // With a slash before the colon it is a path; with one letter, a drive of Windows.
        var colon = text.StartsWith('[') || text.Contains("@[") ? text.IndexOf("]:", StringComparison.Ordinal) + 1 : text.IndexOf(':');
        return colon > 1 && !text[..colon].Contains('/') ? Create(GitProtocol.Ssh, text[(text[..colon].LastIndexOf('@') + 1)..colon], text[(colon + 1)..]) : null;
    }

    private static GitRemote? OfUri(Uri uri) => uri.Scheme switch
    {
        "https" or "http" => Create(GitProtocol.Https, uri.Authority.Split('@')[^1], Uri.UnescapeDataString(uri.AbsolutePath)),
        "ssh" or "git+ssh" => Create(GitProtocol.Ssh, uri.Host, Uri.UnescapeDataString(uri.AbsolutePath)),
        _ => Create(null, uri.Host, Uri.UnescapeDataString(uri.AbsolutePath)),
    };

    private static GitRemote? Create(GitProtocol? protocol, string endpoint, string path)
    {
        var identifier = path.Trim('/');
        identifier = identifier.EndsWith(".git", StringComparison.Ordinal) ? identifier[..^".git".Length].TrimEnd('/') : identifier;
        return endpoint.Length > 0 && identifier.Length > 0 ? new(protocol, endpoint, identifier) : null;
    }
}
