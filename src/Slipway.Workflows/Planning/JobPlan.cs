namespace Slipway.Workflows;

/// <summary>The jobs of a workflow, and why they are cut as they are.</summary>
public sealed record JobPlan
{
    /// <summary>The workflow.</summary>
    public required WorkflowDefinition Workflow { get; init; }

    /// <summary>Its jobs, each after those that it needs.</summary>
    public required ValueList<PlannedJob> Jobs { get; init; }

    /// <summary>Its jobs that are other workflows.</summary>
    public ValueList<PlannedCall> Calls { get; init; } = [];

    /// <summary>For each pair of targets that follow each other: together or apart, and why.</summary>
    public required ValueList<FusionDecision> Decisions { get; init; }

    /// <summary>The release manifests of the workflow that started this one, for its first jobs.</summary>
    public ValueList<JobArtifact> ManifestsFromTrigger { get; init; } = [];

    /// <summary>The permissions that it needs in all, also for the workflows that it calls.</summary>
    internal ValueList<Permission> Permissions => JobClass.Union(Jobs.SelectMany(job => job.Permissions).Concat(Calls.SelectMany(call => call.Called.Permissions)));

    /// <summary>The secret parameters that it needs in all, also for the workflows that it calls.</summary>
    internal ValueList<string> Secrets => Jobs.SelectMany(job => job.Secrets).Concat(Calls.SelectMany(call => call.Called.Secrets))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
}
