namespace Slipway.Workflows.GitLab;

/// <summary>Variables that people are asked for, and that callers give.</summary>
internal static class GitLabInputs
{
    public static ValueMap<GitLabVariable> Of(WorkflowDefinition workflow, BuildModel build) => ParameterUses.Inputs(workflow)
        .Select(build.Parameter).OfType<WorkflowParameter>()
        .ToValueMap(parameter => parameter.VariableName, Variable);

    private static GitLabVariable Variable(WorkflowParameter parameter)
    {
        ValueList<string> options = parameter.Kind switch
        {
            ParameterKind.Flag => ["false", "true"],
            ParameterKind.Choice => parameter.Choices,
            _ => [],
        };
        var value = parameter.Default ?? (parameter.Kind == ParameterKind.Flag ? "false" : "");
        return new GitLabVariable
        {
            Description = parameter.Description ?? parameter.InputName,
            Value = GitLabValues.Escape(value),

            // The value has to be one of them, and nothing is a value where there is no other.
            Options = options.Count == 0 || options.Contains(value) ? options : ["", .. options],
        };
    }
}
