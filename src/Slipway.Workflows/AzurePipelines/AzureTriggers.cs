using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>What starts a pipeline. A star in a pattern of branches also takes slashes here.</summary>
internal sealed class AzureTriggers(WorkflowDefinition workflow, ProblemList problems)
{
    private static readonly string[] UsualTypes = ["opened", "reopened", "synchronize"];
    private static readonly AzureFilter All = new() { Include = ["*"] };

    public AzurePipeline AddTo(AzurePipeline pipeline) => workflow.Triggers.Aggregate(pipeline, (current, trigger) => trigger switch
    {
        PushTrigger push => current with { Trigger = [Push(push)] },
        PullRequestTrigger pull => current with { Pr = [PullRequest(pull)] },
        ScheduleTrigger schedule => current with { Schedules = schedule.Crons.Select(Schedule).ToValueList() },
        DispatchTrigger => current,
        _ => Refuse(current, trigger),
    });

    /// <summary>Values that people are asked for.</summary>
    public static ValueMap<AzureParameter> Parameters(WorkflowDefinition workflow, BuildModel build)
    {
        // Runs that nobody starts by hand have nobody to ask.
        var asked = workflow.Triggers.All(trigger => trigger is DispatchTrigger);
        return workflow.Triggers.OfType<DispatchTrigger>().SelectMany(trigger => trigger.Inputs).Select(build.Parameter).OfType<WorkflowParameter>()
            .ToValueMap(AzureNames.Parameter, parameter => Parameter(parameter, asked));
    }

    private static AzureParameter Parameter(WorkflowParameter parameter, bool asked) => new()
    {
        DisplayName = parameter.Description ?? parameter.InputName,
        Type = parameter.Kind switch { ParameterKind.Flag => "boolean", ParameterKind.Number => "number", _ => "string" },
        Default = parameter.Kind switch
        {
            _ when parameter.Default is null && parameter.Required && asked => null,
            ParameterKind.Flag => YamlScalar.Plain(parameter.Default ?? "false"),
            ParameterKind.Number => YamlScalar.Plain(parameter.Default ?? "0"),
            _ => (YamlNode)(parameter.Default ?? ""),
        },

        // The value that nothing was chosen has to be one of them.
        Values = parameter.Kind != ParameterKind.Choice ? [] : parameter.Default is null && !(parameter.Required && asked) ? ["", .. parameter.Choices] : parameter.Choices,
    };

    // As on GitHub, tags alone leave branches out and the other way round.
    private AzureTrigger Push(PushTrigger push) => new()
    {
        Branches = push.Branches.Count > 0 ? Filter(push.Branches, "OnPush") : push.Tags.Count > 0 ? new AzureFilter { Exclude = ["*"] } : All,
        Tags = push.Tags.Count > 0 ? Filter(push.Tags, "OnPush") : push.Branches.Count > 0 ? null : All,
        Paths = Paths(push.Paths, "OnPush"),
    };

    private AzureTrigger PullRequest(PullRequestTrigger pull)
    {
        if (pull.Types.Count > 0 && !UsualTypes.ToHashSet(StringComparer.Ordinal).SetEquals(pull.Types))
        {
            problems.Add($"OnPullRequest has the types {pull.Types}; Azure Pipelines knows only all of {string.Join(", ", UsualTypes)}. Leave the types out.");
        }

        return new AzureTrigger
        {
            AutoCancel = workflow.Concurrency?.Cancel ?? true,
            Branches = pull.Branches.Count > 0 ? Filter(pull.Branches, "OnPullRequest") : All,
            Paths = Paths(pull.Paths, "OnPullRequest"),
        };
    }

    private static AzureSchedule Schedule(string cron) => new() { Cron = cron, DisplayName = $"{cron} (UTC)", Branches = new AzureFilter { Include = ["main"] } };

    private AzureFilter? Paths(ValueList<string> paths, string where) => paths.Count == 0 ? null : Filter(paths, where);

    private AzureFilter Filter(ValueList<string> patterns, string where)
    {
        problems.AddRange(BranchPattern.Problems(patterns));
        if (patterns.SkipWhile(pattern => !BranchPattern.IsExclusion(pattern)).Any(pattern => !BranchPattern.IsExclusion(pattern)))
        {
            problems.Add($"{where} has {patterns}; Azure Pipelines leaves out last, whatever the order. Put what is left out at the end.");
        }

        return new AzureFilter
        {
            Include = patterns.Where(pattern => !BranchPattern.IsExclusion(pattern)).ToValueList(),
            Exclude = patterns.Where(BranchPattern.IsExclusion).Select(pattern => pattern[1..]).ToValueList(),
        };
    }

    private AzurePipeline Refuse(AzurePipeline pipeline, Trigger trigger)
    {
        problems.Add(trigger switch
        {
            CallTrigger => "OnCall: a pipeline of Azure calls no other. Let one workflow invoke all targets.",
            RepositoryDispatchTrigger => "OnRepositoryDispatch: Azure Pipelines has no such events. Use OnDispatch(...), which the API also starts.",
            ReleaseTrigger => "OnRelease: Azure Pipelines starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
            WorkflowRunTrigger run => $"OnWorkflowRun: what {run.Workflow} made is out of reach of another pipeline of Azure. Let this workflow invoke its targets, too.",
            _ => $"Azure Pipelines cannot express the trigger {trigger.Name}.",
        });
        return pipeline;
    }
}
