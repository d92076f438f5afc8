using System.Globalization;
using System.Net;

namespace Gateway.Hosting.Settings;

/// <summary>Where a server listens, written <c>address:port</c>; the address <c>*</c> (or none) is every interface, port 0 lets the system choose.</summary>
/// <param name="Address">The interface, or null for every interface.</param>
/// <param name="Port">The TCP port, 0 to 65535.</param>
public sealed record ListenAddress(IPAddress? Address, int Port)
{
    /// <summary>Parses <c>127.0.0.1:8080</c>, <c>[::1]:8080</c>, <c>*:8080</c> or <c>:8080</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static ListenAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var address = colon < 0 ? text : text[..colon];
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw Malformed(text);
        }

        if (address is "*" or "")
        {
            return new(null, port);
        }

        return IPAddress.TryParse(address, out var parsed) ? new(parsed, port) : throw Malformed(text);
    }

    private static FormatException Malformed(string text) => new($"'{text}' is no address to listen on; expected address:port such as 127.0.0.1:8080 or *:8080");
}
