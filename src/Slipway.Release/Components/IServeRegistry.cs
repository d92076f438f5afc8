using System.Net;

namespace Slipway.Release;

/// <summary>Serves what was published to the embedded registry.</summary>
public interface IServeRegistry : IHazRegistry
{
    /// <summary>The address to listen on.</summary>
    [Parameter("Address that ServeRegistry listens on, for instance 0.0.0.0, which needs a token; loopback when not given")]
    string? RegistryListen => TryGetValue(() => RegistryListen);

    /// <summary>Whether everything that would change the content is refused.</summary>
    [Parameter("ServeRegistry refuses every change")]
    bool RegistryReadOnly => TryGetValue<bool?>(() => RegistryReadOnly) ?? false;

    /// <summary>Serves <see cref="IHazRegistry.RegistryDirectory"/> until it is cancelled: on the loopback interface unless told otherwise.</summary>
    Target ServeRegistry => _ => _
        .Description("Serve the embedded registry until Ctrl-C")
        .Executes(async cancellationToken =>
        {
            var options = ServedRegistry.Options(RegistryDirectory, ResolveRegistryPort(), RegistryListen, RegistryToken, RegistryReadOnly);
            await using var registry = await LoopbackRegistry.ServeAsync(options, TemporaryDirectory, cancellationToken);
            var host = IPAddress.IsLoopback(options.ListenAddress) ? "localhost" : options.ListenAddress.ToString();
            Log.Information("Serving {Folder} at http://{Host}:{Port}{Access}; Ctrl-C ends it", RegistryDirectory, host, options.Port, options.ReadOnly ? ", read-only" : "");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
}
