using System.Net;
using System.Text;
using System.Text.Json;

namespace Slipway.Registry;

/// <summary>Turns refusals into exceptions that say what was asked, what came back, and what the registry says about it.</summary>
internal static class ErrorReader
{
    private const int MostText = 300;
    private const int LargestAnswer = 64 * 1024;

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public static async Task<RegistryException> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] body;
        try
        {
            body = await BoundedContent.ReadAsync(response.Content, LargestAnswer, cancellationToken);
        }
        catch (IOException)
        {
            // The status says enough.
            body = [];
        }

        return ToException(request, response, body);
    }

    public static RegistryException ToException(HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var errors = Parse(body);
        var said = errors.Count > 0 ? string.Join("; ", errors.Select(e => $"{e.Code}: {e.Message}")) : Encoding.UTF8.GetString(body).Trim();
        var text = said.Length > MostText ? said[..MostText] + "…" : said;

        // The query may hold upload states and signatures; the path says enough.
        var what = $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}";
        return new RegistryException($"{what} was answered with {(int)response.StatusCode} {response.StatusCode}{(text.Length > 0 ? ": " + text : ".")}")
        {
            Status = response.StatusCode,
            Codes = [.. errors.Select(e => e.Code).OfType<string>()],
            RetryAfter = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - response.Headers.Date),
        };
    }

    private static List<ErrorEntry> Parse(byte[] body)
    {
        try
        {
            return RegistryJson.ParseErrors(body)?.Errors?.Where(e => e is { Code: not null } or { Message: not null }).ToList() ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
