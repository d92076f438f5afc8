using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>Writes workflows for Azure Pipelines.</summary>
internal sealed class AzureWriter : IDialectWriter
{
    /// <inheritdoc/>
    public Dialect Dialect => Dialect.AzurePipelines;

    /// <inheritdoc/>
    public bool SharesTree => false;

    /// <inheritdoc/>
    public string DefaultPath(string name) => $"azure-pipelines-{name}.yml";

    /// <inheritdoc/>
    public IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var document = (YamlMap)AzurePipeline.Codec.Write(Translate(plan, input, problems));
        var jobs = ((YamlSequence)document["jobs"]!).Items.Zip(plan.Jobs).Select(pair => pair.Second.Settings.Extensions.Find(nameof(Dialect.AzurePipelines)) is { } extension
            ? YamlExtension.Merge(pair.First, [extension], plan.Workflow.Name, problems)
            : pair.First);
        var extended = new YamlMap(document.Entries.With("jobs", YamlSequence.Of(jobs)));
        return [YamlExtension.Merge(extended, plan.Workflow.Extensions.Find(nameof(Dialect.AzurePipelines)) is { } whole ? [whole] : [], plan.Workflow.Name, problems)];
    }

    /// <summary>The file as a model.</summary>
    internal static AzurePipeline Translate(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        AzureLimits.Check(plan, problems);
        var workflow = plan.Workflow;
        var values = new AzureValues(workflow, input.Build, problems);
        var jobs = new AzureJobs(plan, input, values, problems);
        return new AzureTriggers(workflow, problems).AddTo(new AzurePipeline
        {
            Name = workflow.RunName.Count > 0 ? string.Concat(workflow.RunName.Select(part => values.Text(part, "RunName")))
                : workflow.Title is { } title ? $"{values.Text(title, "Title")} $(Date:yyyyMMdd).$(Rev:r)"
                : null,
            Parameters = AzureTriggers.Parameters(workflow, input.Build),
            LockBehavior = workflow.Concurrency is { Cancel: false } ? "sequential" : null,
            Jobs = plan.Jobs.Select(jobs.Translate).ToValueList(),
        });
    }
}
