using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Slipway.Registry;

/// <summary>Every request's way: who asks, what for, the endpoint, and the one place where failures become answers.</summary>
internal sealed class RegistryApplication(RegistryStorage storage, EmbeddedRegistryOptions options) : IHttpApplication<HttpContext>, IDisposable
{
    private readonly AccessRule _access = new(options.Token, options.ReadOnly);
    private readonly UploadSessions _sessions = new(storage, options.Clock);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        try
        {
            _access.Check(context);
            await DispatchAsync(context, RegistryRoute.Parse(context.Request.Path));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await ErrorAnswer.WriteAsync(context, exception);
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The server owns the features behind the context.
    }

    public void Dispose() => _sessions.Dispose();

    private Task DispatchAsync(HttpContext context, RegistryRoute route) => route.Kind switch
    {
        RouteKind.Base => BaseEndpoint.HandleAsync(context),
        RouteKind.Blob => new BlobEndpoint(storage).HandleAsync(context, route),
        RouteKind.Uploads => new UploadStartEndpoint(storage, _sessions).HandleAsync(context, route),
        RouteKind.Upload => new UploadEndpoint(storage, _sessions).HandleAsync(context, route),
        RouteKind.Manifest => new ManifestEndpoint(storage).HandleAsync(context, route),
        RouteKind.Tags => new TagsEndpoint(storage).HandleAsync(context, route),
        _ => new ReferrersEndpoint(storage).HandleAsync(context, route),
    };
}
