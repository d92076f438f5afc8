using System.Net;

namespace Gateway.Controller.Cluster;

/// <summary>The API server refused.</summary>
internal sealed class ApiException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>What happened and what can be done about it.</summary>
    public static ApiException Of(ApiStatus status, string request) => new((HttpStatusCode)status.Code, $"{request}: {status.Code} {status.Message ?? status.Reason}{Advice(status.Code)}");

    private static string Advice(int code) => code switch
    {
        401 => "; the service account's token is not accepted: it may have expired, or belong to another cluster",
        403 => "; give the service account the permissions of the gateway's chart",
        404 => "; install the gateway-crds chart, which brings the Route resource",
        _ => "",
    };
}
