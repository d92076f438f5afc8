using System.Net;

namespace Slipway.Registry;

/// <summary>A request that can be sent again: after a refusal, a redirect, a failure.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">Where to.</param>
/// <param name="Scope">What it may do, and at which registry.</param>
internal sealed record RegistryRequest(HttpMethod Method, Uri Uri, RegistryScope Scope)
{
    /// <summary>Makes the body, anew for each time it is sent; null for none.</summary>
    public Func<StallGuard, HttpContent>? Content { get; init; }

    /// <summary>Headers of the request.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The statuses that are answers; all others are failures.</summary>
    public IReadOnlyList<HttpStatusCode> Expected { get; init; } = [HttpStatusCode.OK];
}
