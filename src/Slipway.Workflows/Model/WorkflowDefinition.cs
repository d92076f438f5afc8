using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>A workflow as its property in the build class says it: what starts it, which targets run, and how.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name that people see; null for the property's.</summary>
    public string? Title { get; init; }

    /// <summary>What it is written for; nothing means GitHub Actions.</summary>
    public ValueList<WorkflowFile> Files { get; init; } = [];

    /// <summary>What starts it.</summary>
    public ValueList<Trigger> Triggers { get; init; } = [];

    /// <summary>Targets to run, with everything that they depend on.</summary>
    public ValueList<string> Invoked { get; init; } = [];

    /// <summary>Targets that are left out with what only they depend on.</summary>
    public ValueList<string> Skipped { get; init; } = [];

    /// <summary>Other workflows that run as jobs of this one.</summary>
    public ValueList<WorkflowCall> Calls { get; init; } = [];

    /// <summary>Fixed values of parameters.</summary>
    public ValueMap<WorkflowValue> Parameters { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>What holds for each job that does not say otherwise.</summary>
    public JobSettings Defaults { get; init; } = JobSettings.Empty;

    /// <summary>What holds for the job of a target, by target.</summary>
    public ValueMap<JobSettings> Jobs { get; init; } = ValueMap<JobSettings>.Empty;

    /// <summary>Which runs exclude each other; null for what follows from the triggers.</summary>
    public WorkflowConcurrency? Concurrency { get; init; }

    /// <summary>The name of a single run: text and values; empty for the CI system's choice.</summary>
    public ValueList<WorkflowValue> RunName { get; init; } = [];

    /// <summary>Products that people can download.</summary>
    public ValueList<KeptProducts> Kept { get; init; } = [];

    /// <summary>Values for the workflow that called it.</summary>
    public ValueList<WorkflowOutput> Outputs { get; init; } = [];

    /// <summary>Folders kept from run to run; null for none.</summary>
    public WorkflowCache? Cache { get; init; }

    /// <summary>What the model has no word for, by dialect: entries of the document's map.</summary>
    public ValueMap<YamlMap> Extensions { get; init; } = ValueMap<YamlMap>.Empty;
}
