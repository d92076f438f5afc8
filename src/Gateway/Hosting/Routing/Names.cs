using System.Text.RegularExpressions;

namespace Gateway.Hosting.Routing;

/// <summary>The alphabets of names in routes.</summary>
public static partial class Names
{
    /// <summary>A DNS name in lower case (RFC 1123), or an IPv4 address.</summary>
    public static bool IsDnsName(string text) => text.Length <= 253 && DnsName().IsMatch(text);

    /// <summary>A token of HTTP (RFC 9110, 5.6.2): the name of a method or header.</summary>
    public static bool IsToken(string text) => Token().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DnsName();

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
