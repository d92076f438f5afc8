using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Hosting.Servers;

/// <summary><c>/healthz</c>, <c>/readyz</c> and <c>/version</c>.</summary>
public static class StatusEndpoints
{
    /// <summary>Maps the three endpoints.</summary>
    public static void MapStatus(this IEndpointRouteBuilder endpoints)
    {
        var readiness = endpoints.ServiceProvider.GetRequiredService<Readiness>();
        var version = endpoints.ServiceProvider.GetRequiredService<ProgramVersion>();

        endpoints.MapGet("/healthz", context => context.Response.WriteAsync("ok\n", context.RequestAborted));
        endpoints.MapGet("/readyz", context => WriteReady(context, readiness.Awaited));
        endpoints.MapGet("/version", context => context.Response.WriteAsJsonAsync(version, StatusJson.Default.ProgramVersion, cancellationToken: context.RequestAborted));
    }

    private static Task WriteReady(HttpContext context, IReadOnlyCollection<string> awaited)
    {
        context.Response.StatusCode = awaited.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(new(awaited.Count == 0, awaited), StatusJson.Default.ReadyStatus, cancellationToken: context.RequestAborted);
    }
}
