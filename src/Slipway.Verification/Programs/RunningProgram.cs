using System.Globalization;
using System.Net;

namespace Slipway.Verification;

/// <summary>A program that was started.</summary>
internal abstract class RunningProgram(ProgramOrder order) : IAsyncDisposable
{
    /// <summary>What was asked for.</summary>
    public ProgramOrder Order { get; } = order;

    /// <summary>What it writes.</summary>
    public ProgramLog Log { get; } = new();

    /// <summary>Completes with its exit code when it ends by itself, and is cancelled when it is stopped.</summary>
    public abstract Task<int> Ended { get; }

    /// <summary>How it ended by itself, with the last lines of its log; null while it runs or when it was stopped.</summary>
    public string? End => Ended.IsCompletedSuccessfully
        ? string.Create(CultureInfo.InvariantCulture, $"{Order.Instance} ended by itself with exit code {Ended.Result}. Its last lines:\n{Log.End()}")
        : null;

    /// <summary>Where the port is reached from this machine.</summary>
    /// <exception cref="VerificationException">It never opened the port.</exception>
    public abstract Task<IPEndPoint> AddressAsync(string name, CancellationToken cancellationToken);

    /// <summary>Where the port is reached from other programs of the same host.</summary>
    /// <inheritdoc cref="AddressAsync" path="/exception"/>
    public abstract Task<ProgramAddress> PeerAsync(string name, CancellationToken cancellationToken);

    /// <summary>Asks it to end, as Kubernetes does, waits for that, and ends it when it takes too long.</summary>
    public abstract Task StopAsync();

    /// <summary>Ends it at once: a crash.</summary>
    public abstract Task KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();
}

/// <summary>Where a program is reached.</summary>
/// <param name="Host">The host's name or address.</param>
/// <param name="Port">The port.</param>
internal readonly record struct ProgramAddress(string Host, int Port);
