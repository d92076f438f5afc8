namespace Slipway.Workflows;

/// <summary>Everything that workflow files are made from.</summary>
public sealed record GeneratorInput
{
    /// <summary>The build.</summary>
    public required BuildModel Build { get; init; }

    /// <summary>Its workflows.</summary>
    public required IReadOnlyList<WorkflowDefinition> Workflows { get; init; }

    /// <summary>The commits of GitHub actions.</summary>
    public ActionsLock Actions { get; init; } = ActionsLock.Empty;

    /// <summary>What all workflows share.</summary>
    public GeneratorOptions Options { get; init; } = new();
}
