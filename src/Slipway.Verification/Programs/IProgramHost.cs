using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>A way to run the programs of a release on this machine.</summary>
internal interface IProgramHost : IAsyncDisposable
{
    /// <summary>The folder whose files the programs can read, as this process sees it.</summary>
    AbsolutePath SharedFolder { get; }

    /// <summary>The same folder as the programs see it.</summary>
    string SharedPath { get; }

    /// <summary>Names and versions of what runs them, for the report.</summary>
    IReadOnlyDictionary<string, string> Tools { get; }

    /// <summary>What cannot be done to programs of this host, and why in one sentence.</summary>
    IReadOnlyDictionary<GatewayAction, string> Unsupported => ReadOnlyDictionary<GatewayAction, string>.Empty;

    /// <summary>Whether programs reach each other by name; otherwise by addresses of the loopback interface.</summary>
    bool GivesNames { get; }

    /// <summary>Whether <see cref="StartAsync"/> can run programs of this image.</summary>
    bool Has(string image);

    /// <summary>Starts a program.</summary>
    /// <exception cref="VerificationException">It cannot be started.</exception>
    Task<RunningProgram> StartAsync(ProgramOrder order, CancellationToken cancellationToken);
}
