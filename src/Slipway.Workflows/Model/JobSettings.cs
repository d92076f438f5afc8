using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>How a target's job differs from what follows from the graph. Targets share a job only when these are equal.</summary>
public sealed record JobSettings
{
    /// <summary>The settings of a job that says nothing.</summary>
    public static JobSettings Empty { get; } = new();

    /// <summary>The machines; more than one make a matrix, none the workflow's.</summary>
    public ValueList<Runner> Runners { get; init; } = [];

    /// <summary>The container of the job's steps; null for none.</summary>
    public JobContainer? Container { get; init; }

    /// <summary>Containers beside the job, by host name.</summary>
    public ValueMap<JobContainer> Services { get; init; } = ValueMap<JobContainer>.Empty;

    /// <summary>Where it deploys to; null for nowhere.</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>How long the job may take; null for the workflow's limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>When it runs; null for always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Environment variables of the build.</summary>
    public ValueMap<WorkflowValue> Variables { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>Own steps before the build.</summary>
    public ValueList<WorkflowStep> Before { get; init; } = [];

    /// <summary>Own steps after the build.</summary>
    public ValueList<WorkflowStep> After { get; init; } = [];

    /// <summary>Parameters that take several values, a job for each combination.</summary>
    public ValueList<MatrixAxis> Axes { get; init; } = [];

    /// <summary>Combinations that are left out, by parameter.</summary>
    public ValueList<ValueMap<string>> Excluded { get; init; } = [];

    /// <summary>Whether the first failure ends the other jobs of a matrix.</summary>
    public bool FailFast { get; init; }

    /// <summary>How many jobs of a matrix run at a time; null for all.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>What the model has no word for, by dialect: entries of the job's map.</summary>
    public ValueMap<YamlMap> Extensions { get; init; } = ValueMap<YamlMap>.Empty;
}
