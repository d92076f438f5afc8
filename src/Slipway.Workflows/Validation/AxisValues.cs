namespace Slipway.Workflows;

/// <summary>Gives a matrix over an enumeration or a switch the values that the parameter has.</summary>
internal static class AxisValues
{
    public static WorkflowDefinition Fill(WorkflowDefinition workflow, BuildModel build) => workflow with
    {
        Defaults = Fill(workflow.Defaults, build),
        Jobs = workflow.Jobs.ToValueMap(job => job.Key, job => Fill(job.Value, build)),
    };

    private static JobSettings Fill(JobSettings settings, BuildModel build) => settings with
    {
        Axes = settings.Axes.Select(axis => axis.Values.Count > 0 ? axis : axis with { Values = ValuesOf(build.Parameter(axis.Parameter)) }).ToValueList(),
    };

    private static ValueList<string> ValuesOf(WorkflowParameter? parameter) => parameter?.Kind switch
    {
        ParameterKind.Choice => parameter.Choices,
        ParameterKind.Flag => ["true", "false"],
        _ => [],
    };
}
