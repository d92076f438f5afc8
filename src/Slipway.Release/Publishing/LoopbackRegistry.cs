using System.Diagnostics;
using System.Globalization;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>The embedded registry of this repository: started for a target, or the one that <c>ServeRegistry</c> serves already.</summary>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    // Younger content may belong to a push that has not set its tag yet.
    private static readonly TimeSpan SettlingTime = TimeSpan.FromHours(1);

    private readonly string _folder;
    private readonly EmbeddedRegistry? _own;
    private readonly AbsolutePath? _marker;

    private LoopbackRegistry(string folder, EmbeddedRegistry? own, AbsolutePath? marker)
    {
        _folder = folder;
        _own = own;
        _marker = marker;
    }

    /// <summary>Whether another process of this repository serves it.</summary>
    public bool IsShared => _own is null;

    /// <summary>Starts the registry for one target, or finds the one that is served.</summary>
    /// <param name="folder">The registry's content.</param>
    /// <param name="port">The loopback port.</param>
    /// <param name="temporary">Where a served registry leaves the number of its process.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="RegistryPortInUseException">Another program has the port.</exception>
    public static async Task<LoopbackRegistry> UseAsync(AbsolutePath folder, int port, AbsolutePath temporary, CancellationToken cancellationToken)
    {
        try
        {
            return new(folder, await EmbeddedRegistry.StartAsync(new() { Root = folder, Port = port }, cancellationToken), null);
        }
        catch (RegistryPortInUseException) when (IsServed(Marker(temporary, port)))
        {
            return new(folder, null, null);
        }
    }

    /// <summary>Serves the registry for other processes.</summary>
    /// <exception cref="RegistryPortInUseException">A program has the port.</exception>
    public static async Task<LoopbackRegistry> ServeAsync(EmbeddedRegistryOptions options, AbsolutePath temporary, CancellationToken cancellationToken)
    {
        var own = await EmbeddedRegistry.StartAsync(options, cancellationToken);
        var marker = Marker(temporary, options.Port);
        AtomicFile.WriteAllText(marker, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new(options.Root, own, marker);
    }

    /// <summary>Frees the space of what was deleted, also while another process serves the registry.</summary>
    public Task CollectGarbageAsync(CancellationToken cancellationToken) =>
        EmbeddedRegistry.CollectGarbageAsync(_folder, TimeProvider.System.GetUtcNow() - SettlingTime, TimeProvider.System, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _marker?.DeleteFile();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static AbsolutePath Marker(AbsolutePath temporary, int port) => temporary / $"registry-{port}.pid";

    private static bool IsServed(AbsolutePath marker)
    {
        try
        {
            using var process = marker.FileExists() ? Process.GetProcessById(int.Parse(marker.ReadAllText(), CultureInfo.InvariantCulture)) : null;
            return process is { HasExited: false };
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
