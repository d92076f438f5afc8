using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace Gateway.Proxy.Forwarding;

/// <summary>The headers that belong to one connection and are never passed on (RFC 9110, 7.6.1).</summary>
internal sealed class HopByHop
{
    private static readonly FrozenSet<string> Always = new[]
    {
        "Connection", "HTTP2-Settings", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The message would not arrive as it was sent without them, whatever Connection says.
    private static readonly FrozenSet<string> Never = new[] { "Content-Length", "Host", "Expect" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string>? named;

    /// <summary>Takes the values of a message's Connection header.</summary>
    public HopByHop(StringValues connection)
    {
        foreach (var name in connection.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!Always.Contains(name) && !Never.Contains(name))
            {
                (named ??= new(StringComparer.OrdinalIgnoreCase)).Add(name);
            }
        }
    }

    public bool Contains(string header) => Always.Contains(header) || (named is not null && named.Contains(header));
}
