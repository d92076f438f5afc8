namespace Slipway.Oci;

/// <summary>The grammar of names, tags and hosts in distribution's reference format, and docker's normalisation of short names.</summary>
internal static class ReferenceGrammar
{
    public const string TagRule = "expected 1 to 128 letters, digits, '_', '.' or '-', not starting with '.' or '-'";
    private const int MaximumRepositoryLength = 255;

    public static bool IsTag(string text) =>
        text.Length is > 0 and <= 128 && text[0] is not ('.' or '-') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    /// <summary>Lower-case parts joined by <c>/</c>; within a part <c>.</c>, <c>_</c>, <c>__</c> and any number of <c>-</c> separate letters and digits.</summary>
    public static bool IsRepository(string text) => text.Length is > 0 and <= MaximumRepositoryLength && text.Split('/').All(IsPart);

    public static (string Registry, string Repository) Normalize(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasRegistry = first.AsSpan().ContainsAny('.', ':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        var registry = hasRegistry ? first : Reference.DefaultRegistry;
        var repository = hasRegistry ? name[(slash + 1)..] : name;
        if (registry == "index.docker.io")
        {
            registry = Reference.DefaultRegistry;
        }

        var isOfficial = registry == Reference.DefaultRegistry && !repository.Contains('/', StringComparison.Ordinal);
        return (registry, isOfficial ? "library/" + repository : repository);
    }

    public static string? FindProblem(string name, string registry, string repository, string? tag)
    {
        if (name.Length == 0)
        {
            return "the name is empty";
        }

        if (!IsRegistry(registry))
        {
            return $"'{registry}' is not a registry (expected 'host' or 'host:port')";
        }

        if (name.Length == 64 && name.All(char.IsAsciiHexDigitLower))
        {
            return "64 hex digits are an image's id, not its name";
        }

        if (!IsRepository(repository))
        {
            return repository.Any(char.IsAsciiLetterUpper)
                ? $"the repository '{repository}' must be lower case"
                : $"'{repository}' is not a repository (expected up to {MaximumRepositoryLength} lower-case letters and digits, parted by '/', '.', '_' or '-')";
        }

        return tag is null || IsTag(tag) ? null : $"'{tag}' is not a tag: {TagRule}";
    }

    private static bool IsPart(string part)
    {
        var i = 0;
        while (true)
        {
            var start = i;
            i = Skip(part, i, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
            if (i == start || i == part.Length)
            {
                return i > start;
            }

            start = i;
            i = Skip(part, i, c => c is '.' or '_' or '-');
            var separator = part.AsSpan(start, i - start);
            if (separator is not ("." or "_" or "__") && separator.ContainsAnyExcept('-'))
            {
                return false;
            }
        }
    }

    private static int Skip(string text, int from, Func<char, bool> while_)
    {
        while (from < text.Length && while_(text[from]))
        {
            from++;
        }

        return from;
    }

    private static bool IsRegistry(string text)
    {
        var (host, port) = SplitPort(text);
        return (port is null || (port.Length is > 0 and <= 5 && port.All(char.IsAsciiDigit))) && (IsHost(host) || IsIpv6(host));
    }

    private static (string Host, string? Port) SplitPort(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.EndsWith(']') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private static bool IsHost(string host) =>
        host.Split('.').All(label =>
            label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    private static bool IsIpv6(string host) =>
        host is ['[', .. var inner, ']'] && inner.Length >= 2 && inner.All(c => char.IsAsciiHexDigit(c) || c == ':');
}
