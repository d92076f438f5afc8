using System.Net;
using System.Net.Http.Headers;

namespace Slipway.Registry;

/// <summary>Sends a request once: authorized, redirected, guarded against stalls, and judged by its answer. Trying again is the caller's business.</summary>
internal sealed class RegistryConnection(HttpMessageInvoker http, Authenticator authenticator, RegistryEndpoint endpoint, RegistryClientOptions options)
{
    private const int MostRedirects = 5;

    /// <summary>Sends a request and returns its answer as soon as the headers are there.</summary>
    /// <exception cref="RegistryException">The answer is not an expected one.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="TimeoutException">The exchange stalled.</exception>
    public async Task<RegistryAnswer> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var guard = new StallGuard(options.Clock, options.StallTimeout, cancellationToken);
        try
        {
            return new RegistryAnswer(await SendAsync(request, guard), guard);
        }
        catch (Exception exception)
        {
            var hasStalled = guard.HasStalled;
            guard.Dispose();
            if (exception is OperationCanceledException && hasStalled)
            {
                throw guard.ToException();
            }

            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(RegistryRequest request, StallGuard guard)
    {
        var authorization = await authenticator.FindAsync(request.Scope, guard.Token);
        var response = await FollowAsync(request, authorization, guard);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            using var refusal = response;
            authorization = await authenticator.RenewAsync(request.Scope, refusal, authorization, guard.Token);
            response = await FollowAsync(request, authorization, guard);
        }

        if (request.Expected.Contains(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            throw await ToExceptionAsync(request, response, guard.Token);
        }
    }

    private static async Task<RegistryException> ToExceptionAsync(RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var error = await ErrorReader.ReadAsync(response.RequestMessage!, response, cancellationToken);
        return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? new RegistryAuthenticationException(request.Scope.Registry, $"{error.Message} {TokenService.WayOut(request.Scope.Registry)}") { Status = error.Status, Codes = error.Codes }
            : error;
    }

    private async Task<HttpResponseMessage> FollowAsync(RegistryRequest request, AuthenticationHeaderValue? authorization, StallGuard guard)
    {
        var origin = endpoint.Base(request.Scope.Registry);
        var uri = request.Uri;
        for (var redirects = 0; ; redirects++)
        {
            // Whoever a registry redirects to is not who the credentials are for.
            var response = await SendOnceAsync(request, uri, RegistryEndpoint.IsSameOrigin(uri, origin) ? authorization : null, guard);
            if (!IsRedirect(request.Method, response) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            var next = new Uri(uri, location);
            RequireSafe(uri, next, redirects);
            uri = next;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, Uri uri, AuthenticationHeaderValue? authorization, StallGuard guard)
    {
        using var message = new HttpRequestMessage(request.Method, uri) { Content = request.Content?.Invoke(guard) };
        message.Headers.Authorization = authorization;
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(message, guard.Token);
        response.RequestMessage = new HttpRequestMessage(request.Method, uri);
        return response;
    }

    // A body is sent again only where the registry asks for exactly that.
    private static bool IsRedirect(HttpMethod method, HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => method == HttpMethod.Get || method == HttpMethod.Head,
        _ => false,
    };

    private static void RequireSafe(Uri from, Uri to, int redirects)
    {
        if (redirects >= MostRedirects)
        {
            throw new RegistryException($"{from.GetLeftPart(UriPartial.Path)} was redirected more than {MostRedirects} times.");
        }

        if (to.Scheme != Uri.UriSchemeHttps && (to.Scheme != Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps))
        {
            throw new RegistryException($"{from.GetLeftPart(UriPartial.Path)} was redirected to {to.GetLeftPart(UriPartial.Authority)}, which is not encrypted: refused.");
        }
    }
}
