namespace Slipway.Release;

/// <summary>Serves what was published to the embedded registry.</summary>
public interface IServeRegistry : IHazRegistry
{
    /// <summary>Serves <see cref="IHazRegistry.RegistryDirectory"/> on the loopback interface until it is cancelled.</summary>
    Target ServeRegistry => _ => _
        .Description("Serve the embedded registry until Ctrl-C")
        .Executes(async cancellationToken =>
        {
            var port = ResolveRegistryPort();
            await using var registry = await LoopbackRegistry.ServeAsync(RegistryDirectory, port, TemporaryDirectory, cancellationToken);
            Log.Information("Serving {Folder} at http://localhost:{Port}; Ctrl-C ends it", RegistryDirectory, port);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
}
