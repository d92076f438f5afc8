using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Slipway.Registry;

/// <summary>Remembers how each registry wants to be asked, and the tokens it gave, so that only the first request of a registry is refused.</summary>
internal sealed class Authenticator(ICredentialSource credentials, TokenService tokens, TimeProvider clock) : IDisposable
{
    // A token must not end between being looked up and being read at the other side.
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, AuthChallenge> _challenges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<RegistryScope, RegistryToken> _tokens = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>What to send with a request; null while the registry has not asked for anything.</summary>
    public async Task<AuthenticationHeaderValue?> FindAsync(RegistryScope scope, CancellationToken cancellationToken) =>
        _challenges.TryGetValue(scope.Registry, out var challenge) ? (await GetAsync(challenge, scope, cancellationToken)).Header : null;

    /// <summary>What to send after a refusal.</summary>
    /// <param name="scope">What the request is for.</param>
    /// <param name="response">The refusal.</param>
    /// <param name="refused">What was sent with it; null for nothing.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="RegistryAuthenticationException">There is nothing better to send.</exception>
    public async Task<AuthenticationHeaderValue> RenewAsync(RegistryScope scope, HttpResponseMessage response, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        var challenge = AuthChallenge.Read(response.Headers.WwwAuthenticate)
            ?? throw new RegistryAuthenticationException(scope.Registry, $"{scope.Registry} refuses the request with 401 and does not say which authentication it wants. {TokenService.WayOut(scope.Registry)}");
        _challenges[scope.Registry] = challenge;
        if (_tokens.TryGetValue(scope, out var known) && Equals(known.Header, refused))
        {
            _tokens.TryRemove(new KeyValuePair<RegistryScope, RegistryToken>(scope, known));
        }

        return (await GetAsync(challenge, scope, cancellationToken)).Header;
    }

    public void Dispose() => _turn.Dispose();

    private async Task<RegistryToken> GetAsync(AuthChallenge challenge, RegistryScope scope, CancellationToken cancellationToken)
    {
        if (FindFresh(scope) is { } fresh)
        {
            return fresh;
        }

        // One request for a token, however many blobs wait for it.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return FindFresh(scope) ?? (_tokens[scope] = await RequestAsync(challenge, scope, cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    private RegistryToken? FindFresh(RegistryScope scope) => _tokens.TryGetValue(scope, out var token) && clock.GetUtcNow() < token.Expires - s_margin ? token : null;

    private async Task<RegistryToken> RequestAsync(AuthChallenge challenge, RegistryScope scope, CancellationToken cancellationToken)
    {
        var credential = await credentials.FindAsync(scope.Registry, cancellationToken);
        if (credential?.RegistryToken is { } given)
        {
            return new RegistryToken(new AuthenticationHeaderValue("Bearer", given), DateTimeOffset.MaxValue);
        }

        if (!challenge.IsBearer)
        {
            return credential?.Password is { } password
                ? new RegistryToken(TokenService.Basic(credential.UserName, password), DateTimeOffset.MaxValue)
                : throw new RegistryAuthenticationException(scope.Registry, $"{scope.Registry} wants a user name and a password, and there are none for it. {TokenService.WayOut(scope.Registry)}");
        }

        if (credential is not null && challenge.Realm!.Scheme != Uri.UriSchemeHttps && !RegistryEndpoint.IsLoopback(challenge.Realm.Host))
        {
            throw new RegistryAuthenticationException(scope.Registry, $"{scope.Registry} wants its credentials sent to {challenge.Realm.GetLeftPart(UriPartial.Authority)}, unencrypted: refused.");
        }

        return await tokens.GetAsync(challenge, scope, credential, cancellationToken);
    }
}
