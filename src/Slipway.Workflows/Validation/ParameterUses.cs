namespace Slipway.Workflows;

/// <summary>Finds the parameters that a workflow names.</summary>
internal static class ParameterUses
{
    /// <summary>Parameters that runs get values for, from people, callers or events.</summary>
    public static IEnumerable<string> Inputs(WorkflowDefinition workflow) =>
        workflow.Triggers.SelectMany(trigger => trigger.Parameters).Distinct(StringComparer.Ordinal);

    /// <summary>Parameters whose given value is used somewhere.</summary>
    public static IEnumerable<string> Values(WorkflowDefinition workflow) =>
        new[] { workflow.Concurrency?.Parameter }.OfType<string>()
            .Concat(AllValues(workflow).OfType<ParameterValue>().Select(value => value.Name))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Every parameter that is named anywhere.</summary>
    public static IEnumerable<string> All(WorkflowDefinition workflow) =>
        Inputs(workflow)
            .Concat(Values(workflow))
            .Concat(workflow.Parameters.Keys)
            .Concat(Settings(workflow).SelectMany(settings => settings.Axes.Select(axis => axis.Parameter).Concat(settings.Excluded.SelectMany(excluded => excluded.Keys))))
            .Distinct(StringComparer.Ordinal);

    /// <summary>What is said about all jobs and about each.</summary>
    public static IEnumerable<JobSettings> Settings(WorkflowDefinition workflow) => workflow.Jobs.Values.Prepend(workflow.Defaults);

    private static IEnumerable<WorkflowValue> AllValues(WorkflowDefinition workflow) =>
        workflow.RunName
            .Concat(workflow.Parameters.Values)
            .Concat(workflow.Calls.SelectMany(call => call.Parameters.Values))
            .Concat(Settings(workflow).SelectMany(settings =>
                settings.Variables.Values.Concat(settings.Before.Concat(settings.After).SelectMany(step => step.Inputs.Values.Concat(step.Variables.Values)))));
}
