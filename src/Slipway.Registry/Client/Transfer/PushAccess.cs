using System.Net;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Finds out whether repositories may be pushed to, with the one request that tells: an upload is begun and cancelled.</summary>
internal sealed class PushAccess(RegistryServices services)
{
    /// <summary>Checks one repository of each registry, all at once.</summary>
    public async Task RequireAsync(IEnumerable<Reference> repositories, CancellationToken cancellationToken)
    {
        var failures = await Task.WhenAll(repositories.DistinctBy(repository => repository.Registry).Select(repository => FindFailureAsync(repository, cancellationToken)));
        RegistryException[] found = [.. failures.OfType<RegistryException>()];
        if (found.Length > 0)
        {
            throw found.Length == 1 ? found[0] : new RegistryException(string.Join(Environment.NewLine, found.Select(failure => failure.Message)), found[0]);
        }
    }

    private async Task<RegistryException?> FindFailureAsync(Reference repository, CancellationToken cancellationToken)
    {
        try
        {
            var begin = new RegistryRequest(HttpMethod.Post, services.Endpoint.Uploads(repository), RegistryScope.Push(repository))
            {
                Content = _ => new ByteArrayContent([]),
                Expected = [HttpStatusCode.Accepted],
            };
            using var answer = await services.ExecuteAsync(begin, cancellationToken);
            await CancelAsync(answer, repository, cancellationToken);
            return null;
        }
        catch (RegistryException exception)
        {
            return exception;
        }
    }

    // A registry that does not cancel forgets the upload by itself some day.
    private async Task CancelAsync(RegistryAnswer begun, Reference repository, CancellationToken cancellationToken)
    {
        if (begun.Headers.Location is not { } location)
        {
            return;
        }

        try
        {
            var cancel = new RegistryRequest(HttpMethod.Delete, new Uri(begun.Uri, location), RegistryScope.Push(repository)) { Expected = [HttpStatusCode.NoContent, HttpStatusCode.Accepted, HttpStatusCode.OK] };
            using var answer = await services.Connection.SendAsync(cancel, cancellationToken);
        }
        catch (Exception exception) when (exception is RegistryException or HttpRequestException or TimeoutException)
        {
        }
    }
}
