namespace Slipway.Workflows;

/// <summary>A step of the user's own before or after the build: a script or an action.</summary>
public sealed record WorkflowStep
{
    /// <summary>What it does, for people.</summary>
    public required string Name { get; init; }

    /// <summary>A name for others to refer to its outputs; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>A bash script; null for an action. Values reach it through <see cref="Variables"/> only.</summary>
    public string? Script { get; init; }

    /// <summary>An action of the lock file, e.g. <c>actions/create-github-app-token</c>; null for a script.</summary>
    public string? Action { get; init; }

    /// <summary>The action's inputs.</summary>
    public ValueMap<WorkflowValue> Inputs { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>Environment variables.</summary>
    public ValueMap<WorkflowValue> Variables { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>When it runs; null while nothing failed.</summary>
    public Condition? Condition { get; init; }

    /// <summary>The folder it runs in; null for the repository's root.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How long it may take; null for as long as the job.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the job goes on when it fails.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>A bash script.</summary>
    public static WorkflowStep Run(string name, string script) => new() { Name = name, Script = script };

    /// <summary>An action of the lock file.</summary>
    public static WorkflowStep Use(string name, string action, params IEnumerable<(string Input, WorkflowValue Value)> inputs) =>
        new() { Name = name, Action = action, Inputs = ValueMap.Of(inputs) };
}
