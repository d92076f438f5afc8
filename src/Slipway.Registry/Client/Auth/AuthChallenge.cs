using System.Net.Http.Headers;

namespace Slipway.Registry;

/// <summary>How a registry wants to be asked (RFC 9110, 11.6.1; distribution's token authentication).</summary>
/// <param name="IsBearer">A token from <paramref name="Realm"/>; otherwise Basic.</param>
/// <param name="Realm">The token service; null for Basic.</param>
/// <param name="Service">The registry's name for its token service; null for none.</param>
/// <param name="Scope">What the refused request needed; null for nothing in particular.</param>
internal sealed record AuthChallenge(bool IsBearer, Uri? Realm, string? Service, string? Scope)
{
    /// <summary>The strongest challenge that is understood; null when there is none.</summary>
    public static AuthChallenge? Read(HttpHeaderValueCollection<AuthenticationHeaderValue> headers) =>
        headers.Where(h => IsScheme(h, "Bearer")).Select(ReadBearer).FirstOrDefault(challenge => challenge is not null)
        ?? (headers.Any(h => IsScheme(h, "Basic")) ? new AuthChallenge(false, null, null, null) : null);

    private static bool IsScheme(AuthenticationHeaderValue header, string scheme) => string.Equals(header.Scheme, scheme, StringComparison.OrdinalIgnoreCase);

    private static AuthChallenge? ReadBearer(AuthenticationHeaderValue header)
    {
        var values = ReadParameters(header.Parameter ?? "");
        return Uri.TryCreate(values.GetValueOrDefault("realm"), UriKind.Absolute, out var realm) && realm.Scheme is "http" or "https"
            ? new AuthChallenge(true, realm, values.GetValueOrDefault("service"), values.GetValueOrDefault("scope"))
            : null;
    }

    // name="quoted, with commas", name=word
    private static Dictionary<string, string> ReadParameters(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        while (position < text.Length)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                break;
            }

            var name = text[position..equals].Trim(' ', ',');
            var isQuoted = equals + 1 < text.Length && text[equals + 1] == '"';
            var start = isQuoted ? equals + 2 : equals + 1;
            var end = text.IndexOf(isQuoted ? '"' : ',', start);
            end = end < 0 ? text.Length : end;
            values[name] = text[start..end].Trim();
            position = end + 1;
        }

        return values;
    }
}
