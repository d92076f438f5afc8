namespace Slipway.Workflows;

/// <summary>A job of a workflow: a call of the build with some targets, on a machine of its own.</summary>
public sealed record PlannedJob
{
    /// <summary>Its name in the workflow.</summary>
    public required string Id { get; init; }

    /// <summary>The targets that it is about.</summary>
    public required ValueList<string> Targets { get; init; }

    /// <summary>All targets that it runs, the local ones included, in order.</summary>
    public required ValueList<string> Runs { get; init; }

    /// <summary>Jobs that end before it starts.</summary>
    public ValueList<string> Needs { get; init; } = [];

    /// <summary>How it is run.</summary>
    public required JobSettings Settings { get; init; }

    /// <summary>The jobs of a matrix that it stands for.</summary>
    public required JobMatrix Matrix { get; init; }

    /// <summary>What its targets may do beyond reading the repository.</summary>
    public required ValueList<Permission> Permissions { get; init; }

    /// <summary>Names of the secret parameters that its targets require.</summary>
    public required ValueList<string> Secrets { get; init; }

    /// <summary>Whether a target needs the repository's history.</summary>
    public bool NeedsHistory { get; init; }

    /// <summary>Whether it runs also when something before it failed.</summary>
    public bool AssuredAfterFailure { get; init; }

    /// <summary>What it gets from earlier jobs.</summary>
    public ValueList<IncomingArtifact> Incoming { get; init; } = [];

    /// <summary>What it leaves for later jobs.</summary>
    public ValueList<JobArtifact> Outgoing { get; init; } = [];

    /// <summary>What people can download.</summary>
    public ValueList<KeptArtifact> Kept { get; init; } = [];

    /// <summary>Whether it has the release manifest when it ends.</summary>
    public bool HasManifest { get; init; }

    /// <summary>How long its targets took the last time; null when that is not known.</summary>
    public TimeSpan? LastDuration { get; init; }

    /// <summary>Whether it changes something outside or holds secrets: what others wrote before, like caches, stays out of it.</summary>
    public bool Publishes => Secrets.Count > 0 || Settings.Environment is not null || Permissions.Any(permission => permission.Write);
}
