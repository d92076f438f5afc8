namespace Slipway.Registry;

/// <summary>What the operations of a client share.</summary>
internal sealed record RegistryServices(RegistryConnection Connection, RegistryEndpoint Endpoint, RetryPolicy Retry, RegistryClientOptions Options)
{
    public ManifestClient Manifests => new(this);

    public ReferrersClient Referrers => new(this);

    public static RegistryServices Create(HttpMessageInvoker http, Authenticator authenticator, RegistryClientOptions options)
    {
        var endpoint = new RegistryEndpoint(options.PlainHttpRegistries);
        return new RegistryServices(new RegistryConnection(http, authenticator, endpoint, options), endpoint, new RetryPolicy(options), options);
    }

    /// <summary>Sends a request, again where that may help.</summary>
    public Task<RegistryAnswer> ExecuteAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        Retry.ExecuteAsync(request.Scope.Registry, token => Connection.SendAsync(request, token), cancellationToken);

    /// <summary>Sends a request and reads its answer, again where that may help.</summary>
    public Task<T> ExecuteAsync<T>(RegistryRequest request, Func<RegistryAnswer, Task<T>> read, CancellationToken cancellationToken) =>
        Retry.ExecuteAsync(
            request.Scope.Registry,
            async token =>
            {
                using var answer = await Connection.SendAsync(request, token);
                return await read(answer);
            },
            cancellationToken);
}
