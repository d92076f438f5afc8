using Slipway.Graph;

namespace Slipway.Workflows;

/// <summary>A target as workflows see it: its relations, and what its job needs.</summary>
public sealed record WorkflowTarget
{
    /// <summary>Name and relations.</summary>
    public required TargetNode Node { get; init; }

    /// <summary>The target's name.</summary>
    public string Name => Node.Name;

    /// <summary>Globs of what it makes, relative to the repository's root.</summary>
    public ValueList<string> Produces { get; init; } = [];

    /// <summary>Targets whose products it uses. It comes after them when they run.</summary>
    public ValueList<string> Consumes { get; init; } = [];

    /// <summary>Into how many parts it can be split; null for none.</summary>
    public int? Partition { get; init; }

    /// <summary>What it may do beyond its own files.</summary>
    public ValueList<Permission> Permissions { get; init; } = [];

    /// <summary>Names of the secret parameters that it requires.</summary>
    public ValueList<string> Secrets { get; init; } = [];

    /// <summary>What it must not share with another running target; null for nothing.</summary>
    public string? Lock { get; init; }

    /// <summary>
    /// Whether what it does stays in the working tree and is as well done again, like Restore and Compile:
    /// every job that needs it runs it itself, and it has a job of its own only where no other job needs it.
    /// </summary>
    public bool Local { get; init; }

    /// <summary>Whether it adds to the release manifest.</summary>
    public bool AddsToManifest { get; init; }

    /// <summary>Whether it needs the repository's history, like everything that determines a version.</summary>
    public bool NeedsHistory { get; init; }

    /// <summary>Whether it runs also when something before it failed.</summary>
    public bool AssuredAfterFailure { get; init; }

    /// <summary>How long it took the last time; null when that is not known.</summary>
    public TimeSpan? LastDuration { get; init; }
}
