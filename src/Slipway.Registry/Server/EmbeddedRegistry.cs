using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>
/// A registry in this process (distribution-spec 1.1) with its content in a folder. Content appears only when it is whole, whatever moment the process dies at;
/// several processes may serve one folder.
/// </summary>
public sealed class EmbeddedRegistry : IAsyncDisposable
{
    private static readonly TimeSpan s_gracePeriod = TimeSpan.FromSeconds(2);
    private static readonly MinDataRate s_slowest = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(1));

    private readonly KestrelServer _server;
    private readonly RegistryStorage _storage;
    private readonly RegistryApplication _application;

    private EmbeddedRegistry(KestrelServer server, RegistryStorage storage, RegistryApplication application, EmbeddedRegistryOptions options)
    {
        _server = server;
        _storage = storage;
        _application = application;
        Port = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;
        var host = IPAddress.IsLoopback(options.ListenAddress) ? "localhost" : options.ListenAddress.ToString();
        Address = $"{host}:{Port}";
    }

    /// <summary>The registry part of references: <c>localhost:5005</c>.</summary>
    public string Address { get; }

    /// <summary>The TCP port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts to listen; the registry answers when the task is done.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message has all problems.</exception>
    /// <exception cref="RegistryPortInUseException">Another program listens on the port.</exception>
    /// <exception cref="RegistryRootException">The folder cannot be written to.</exception>
    public static async Task<EmbeddedRegistry> StartAsync(EmbeddedRegistryOptions options, CancellationToken cancellationToken)
    {
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        }

        var storage = RegistryStorage.Open(options.Root, options.Clock);
        var application = new RegistryApplication(storage, options);
        var server = CreateServer(options);
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            server.Dispose();
            throw new RegistryPortInUseException(options.Port, exception);
        }

        return new EmbeddedRegistry(server, storage, application, options);
    }

    /// <summary>
    /// Deletes manifests that no tag leads to (neither as child of a tagged index nor as referrer of a kept manifest) and blobs that no manifest needs.
    /// </summary>
    /// <param name="olderThan">Only what was written before: younger content may belong to a push that has not set its tag yet.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    public Task<GarbageReport> CollectGarbageAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        RegistryGarbageCollector.RunAsync(_storage, olderThan, cancellationToken);

    /// <summary>The same for the content of a folder, whether or not a process serves it at the moment.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="olderThan">Only what was written before.</param>
    /// <param name="clock">The clock of the registry's files.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="RegistryRootException">The folder cannot be written to.</exception>
    public static Task<GarbageReport> CollectGarbageAsync(string root, DateTimeOffset olderThan, TimeProvider clock, CancellationToken cancellationToken) =>
        RegistryGarbageCollector.RunAsync(RegistryStorage.Open(root, clock), olderThan, cancellationToken);

    /// <summary>Stops to listen; requests that are being answered get two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(s_gracePeriod);
        await _server.StopAsync(grace.Token);
        _server.Dispose();
        _application.Dispose();
    }

    // The server alone, without a host around it: it starts in a few milliseconds, logs nothing and takes over no signals.
    private static KestrelServer CreateServer(EmbeddedRegistryOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = null;

        // On a machine that is busy building, either side may come to nothing for longer than the five seconds that Kestrel allows.
        kestrel.Limits.MinRequestBodyDataRate = s_slowest;
        kestrel.Limits.MinResponseDataRate = s_slowest;
        kestrel.Listen(options.ListenAddress, options.Port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }
}
