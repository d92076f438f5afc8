using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Registry;

/// <summary>Gets short-lived tokens (distribution's token authentication: GET with Basic, and the OAuth2 form for identity tokens).</summary>
internal sealed class TokenService(HttpMessageInvoker http, TimeProvider clock)
{
    private const int LargestAnswer = 1024 * 1024;
    private static readonly TimeSpan s_defaultLifetime = TimeSpan.FromSeconds(60);

    public async Task<RegistryToken> GetAsync(AuthChallenge challenge, RegistryScope scope, RegistryCredential? credential, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(challenge, scope, credential);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await BoundedContent.ReadAsync(response.Content, LargestAnswer, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ErrorReader.IsTransient(response.StatusCode)
                ? ErrorReader.ToException(request, response, body)
                : new RegistryAuthenticationException(
                    scope.Registry,
                    $"The token service {challenge.Realm!.GetLeftPart(UriPartial.Path)} of {scope.Registry} refused {credential?.ToString() ?? "an anonymous caller"} with {(int)response.StatusCode}. {WayOut(scope.Registry)}")
                {
                    Status = response.StatusCode,
                };
        }

        return Parse(body, scope);
    }

    public static string WayOut(string registry) => $"Log in with 'docker login {registry}', with an account that may do this.";

    private static HttpRequestMessage CreateRequest(AuthChallenge challenge, RegistryScope scope, RegistryCredential? credential)
    {
        // The registry's own words for what it needs, and ours for what comes next.
        var scopes = $"{challenge.Scope} {scope.Text}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
        if (credential?.IdentityToken is { } identity)
        {
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = identity,
                ["service"] = challenge.Service ?? "",
                ["scope"] = string.Join(' ', scopes),
                ["client_id"] = "slipway",
            };
            return new HttpRequestMessage(HttpMethod.Post, challenge.Realm) { Content = new FormUrlEncodedContent(form) };
        }

        var parameters = scopes.Select(s => $"scope={Uri.EscapeDataString(s)}").Prepend(challenge.Service is { } service ? $"service={Uri.EscapeDataString(service)}" : null);
        var query = string.Join('&', parameters.Prepend(challenge.Realm!.Query.TrimStart('?')).Where(p => !string.IsNullOrEmpty(p)));
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(challenge.Realm) { Query = query }.Uri);
        if (credential?.Password is { } password)
        {
            request.Headers.Authorization = Basic(credential.UserName, password);
        }

        return request;
    }

    public static AuthenticationHeaderValue Basic(string userName, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    private RegistryToken Parse(byte[] body, RegistryScope scope)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(body, TokenContext.Default.TokenAnswer);
            if ((answer?.Token ?? answer?.AccessToken) is { Length: > 0 } token)
            {
                var lifetime = answer!.ExpiresIn is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : s_defaultLifetime;
                return new RegistryToken(new AuthenticationHeaderValue("Bearer", token), clock.GetUtcNow() + lifetime);
            }
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new RegistryAuthenticationException(scope.Registry, $"The token service of {scope.Registry} answered with something that is no token: {exception.Message}", exception);
        }

        throw new RegistryAuthenticationException(scope.Registry, $"The token service of {scope.Registry} answered without a token.");
    }
}

/// <summary>An authorization and when it ends.</summary>
internal sealed record RegistryToken(AuthenticationHeaderValue Header, DateTimeOffset Expires);

/// <summary>The answer of a token service; both names of the token are in use.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("token")] string? Token,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn);

[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenContext : JsonSerializerContext;
