using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary>Who may do what: a token, if there is one, for everything; nothing but reading in read-only mode.</summary>
internal sealed class AccessRule(string? token, bool readOnly)
{
    public void Check(HttpContext context)
    {
        if (token is not null && !IsAuthorized(context.Request.Headers.Authorization.ToString(), token))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"slipway\"";
            throw new ProtocolException(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "This registry needs its token, as bearer token or as password of any user.");
        }

        if (readOnly && context.Request.Method is not ("GET" or "HEAD"))
        {
            throw new ProtocolException(StatusCodes.Status405MethodNotAllowed, "UNSUPPORTED", "This registry is read-only.");
        }
    }

    private static bool IsAuthorized(string header, string token) =>
        AuthenticationHeaderValue.TryParse(header, out var value)
        && SecretOf(value) is { } secret
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token));

    private static string? SecretOf(AuthenticationHeaderValue header) => header.Scheme.ToLowerInvariant() switch
    {
        "bearer" => header.Parameter,
        "basic" => PasswordOf(header.Parameter),
        _ => null,
    };

    private static string? PasswordOf(string? parameter)
    {
        var bytes = new byte[parameter?.Length ?? 0];
        return Convert.TryFromBase64String(parameter ?? "", bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            ? password
            : null;
    }
}
