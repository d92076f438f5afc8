using Slipway.Graph;

namespace Slipway.Workflows;

/// <summary>A target as workflows see it: its definition, and what its job has to know beyond that.</summary>
public sealed record WorkflowTarget
{
    /// <summary>Name, relations, products, locks and required parameters.</summary>
    public required TargetNode Node { get; init; }

    /// <summary>The target's name.</summary>
    public string Name => Node.Name;

    /// <summary>What it may do beyond its own files.</summary>
    public ValueList<Permission> Permissions { get; init; } = [];

    /// <summary>Names of the secret parameters that it uses in CI although it does not require them everywhere.</summary>
    public ValueList<string> Secrets { get; init; } = [];

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

    internal ValueList<string> Produces => Node.Produces.SelectMany(ProductGlob.Alternatives).ToValueList();

    internal IEnumerable<string> Consumes => Node.Consumes.Select(consumed => consumed.Target);
}
