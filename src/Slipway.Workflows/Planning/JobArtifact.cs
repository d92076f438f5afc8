namespace Slipway.Workflows;

/// <summary>What a job leaves for later ones. It travels as one archive whose digest the receiving job checks.</summary>
public sealed record JobArtifact
{
    /// <summary>Its name, unique in the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>The job that makes it.</summary>
    public required string Job { get; init; }

    /// <summary>Globs of its files, relative to the repository's root.</summary>
    public required ValueList<string> Paths { get; init; }

    /// <summary>How many jobs make a part of it; null when the job is no matrix.</summary>
    public int? Parts { get; init; }

    /// <summary>Whether it is the release manifest as the job left it.</summary>
    public bool IsManifest { get; init; }
}
