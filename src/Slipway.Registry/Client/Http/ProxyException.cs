using System.Globalization;
using System.Net;

namespace Slipway.Registry;

/// <summary>An entry of <c>NO_PROXY</c>.</summary>
/// <param name="Name">A host, or the end of one with a dot before it; empty for all.</param>
/// <param name="Network">The addresses, where it names some.</param>
/// <param name="Port">The only port that is meant; null for all.</param>
internal sealed record ProxyException(string Name, IPNetwork? Network, int? Port)
{
    public static ProxyException Parse(string text)
    {
        if (text == "*")
        {
            return new("", null, null);
        }

        if (IPNetwork.TryParse(text, out var network))
        {
            return new(text, network, null);
        }

        var (host, port) = Split(text);
        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? new(host, new IPNetwork(address, address.GetAddressBytes().Length * 8), port)
            : new(host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host, null, port);
    }

    /// <summary>Whether a destination is reached without a proxy.</summary>
    public bool Covers(Uri destination)
    {
        if (Port is { } port && port != destination.Port)
        {
            return false;
        }

        var host = destination.IdnHost.TrimEnd('.');
        return Network is { } network
            ? IPAddress.TryParse(host.Trim('[', ']'), out var address) && network.Contains(address)
            : Name.Length == 0 || host.Equals(Name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Name.TrimStart('.'), StringComparison.OrdinalIgnoreCase);
    }

    // An address of IPv6 without brackets has colons, and no port.
    private static (string Host, int? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && text.IndexOf(':', StringComparison.Ordinal) == colon | text[colon - 1] == ']'
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (text[..colon], port)
            : (text, null);
    }
}
