using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Proxy.Routing;

/// <summary>The path and query that a request is sent on with: byte for byte those of the client, but for a rewritten prefix.</summary>
internal static partial class TargetPath
{
    public static string Of(HttpContext context, Route route)
    {
        var (path, query) = Split(context);
        if (route.Spec.RewritePrefix is not { } replacement)
        {
            return path + query;
        }

        var rewritten = new PathString(replacement).ToUriComponent().TrimEnd('/') + AfterPrefix(path, route.Path);
        return (rewritten.Length == 0 ? "/" : rewritten) + query;
    }

    private static (string Path, string Query) Split(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = raw.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? raw : raw[..end];

        // An absolute target names the host too, and dot segments were removed before the route was chosen: the backend must not see another path than the route.
        return path.StartsWith('/') && !DotSegment().IsMatch(path)
            ? (path, end < 0 ? "" : raw[end..])
            : (context.Request.Path.ToUriComponent(), context.Request.QueryString.ToUriComponent());
    }

    // Escapes never hide a slash from the match, so that the prefix has as many segments in the raw path as in the decoded one.
    private static string AfterPrefix(string path, string prefix)
    {
        var start = 0;
        for (var segments = prefix == "/" ? 0 : prefix.Count(character => character == '/'); segments > 0 && start >= 0; segments--)
        {
            start = path.IndexOf('/', start + 1);
        }

        return start < 0 ? "" : path[start..];
    }

    [GeneratedRegex(@"/(\.|%2e){1,2}(/|\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DotSegment();
}
