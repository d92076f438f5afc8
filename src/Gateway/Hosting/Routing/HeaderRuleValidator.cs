using System.Collections.Frozen;

namespace Gateway.Hosting.Routing;

/// <summary>Finds what is wrong with the headers of a route.</summary>
internal static class HeaderRuleValidator
{
    // They belong to the connection or frame the message; a rule that changed them would break it.
    private static readonly FrozenSet<string> Framing = new[]
    {
        "Connection", "Content-Length", "Host", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Match(IReadOnlyDictionary<string, string> headers) => Fields("headers", headers);

    public static IEnumerable<string> Rules(string member, HeaderRules? rules) => rules is null
        ? []
        :
        [
            .. Changes($"{member}.set", rules.Set),
            .. Changes($"{member}.add", rules.Add),
            .. Tokens($"{member}.remove", rules.Remove),
            .. Connection($"{member}.remove", rules.Remove),
        ];

    private static IEnumerable<string> Changes(string member, IReadOnlyDictionary<string, string> headers) =>
        [.. Fields(member, headers), .. Connection(member, headers.Keys)];

    private static IEnumerable<string> Fields(string member, IReadOnlyDictionary<string, string> headers) =>
        Tokens(member, headers.Keys).Concat(headers
            .Where(header => header.Value.Any(char.IsControl) || !header.Value.All(char.IsAscii))
            .Select(header => $"{member}.{header.Key}: the value has a character that is not printable ASCII"));

    private static IEnumerable<string> Tokens(string member, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!Names.IsToken(name))
            {
                yield return $"{member}: '{name}' is no header name";
            }
            else if (!seen.Add(name))
            {
                yield return $"{member}: '{name}' is given twice";
            }
        }
    }

    private static IEnumerable<string> Connection(string member, IEnumerable<string> names) =>
        names.Where(Framing.Contains).Select(name => $"{member}: '{name}' belongs to the connection and cannot be changed");
}
