namespace Slipway.Workflows;

/// <summary>Checks what a workflow says about its jobs.</summary>
internal static class SettingsValidator
{
    // Names that generated steps have.
    private static readonly string[] Taken = ["build", "pack"];

    public static void Check(JobSettings settings, BuildModel build, ProblemList problems)
    {
        if (settings.Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            problems.Add($"a timeout of {timeout} ends the job before it starts.");
        }

        if (settings.MaxParallel < 1)
        {
            problems.Add($"MaxParallel({settings.MaxParallel}) lets no job run.");
        }

        if (settings.Environment is { Name.Length: 0 })
        {
            problems.Add("an environment needs a name.");
        }

        problems.AddRange(settings.Axes.SelectMany(axis => AxisProblems(axis, build)));
        problems.AddRange(settings.Axes.GroupBy(axis => axis.Parameter, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key} is there twice in a matrix."));
        CheckSteps([.. settings.Before, .. settings.After], problems);
    }

    private static IEnumerable<string> AxisProblems(MatrixAxis axis, BuildModel build)
    {
        if (build.Parameter(axis.Parameter) is not { } parameter)
        {
            yield break;
        }

        if (axis.Values.Count == 0 && parameter.Kind is not (ParameterKind.Choice or ParameterKind.Flag))
        {
            yield return $"the matrix over {axis.Parameter} has no values. Only enumerations and switches have values of their own.";
        }

        foreach (var value in axis.Values.Where(value => parameter.Kind == ParameterKind.Choice && !parameter.Choices.Contains(value)))
        {
            yield return $"'{value}' is no value of {axis.Parameter}; it takes {string.Join(", ", parameter.Choices)}.";
        }

        foreach (var value in axis.Values.GroupBy(value => value, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"the matrix over {axis.Parameter} has the value '{value.Key}' twice.";
        }
    }

    private static void CheckSteps(IReadOnlyList<WorkflowStep> steps, ProblemList problems)
    {
        problems.AddRange(steps.Where(step => step.Script is null == step.Action is null).Select(step => $"step '{step.Name}' needs either a script or an action."));
        problems.AddRange(steps.Where(step => step.Script?.Contains("${{", StringComparison.Ordinal) == true)
            .Select(step => $"the script of step '{step.Name}' contains ${{{{ }}}}, through which anybody could put commands into it. Pass the value through Variables."));
        problems.AddRange(steps.Where(step => step.Id is { } id && (!Naming.IsIdentifier(id) || Taken.Contains(id))).Select(step => $"'{step.Id}' cannot be the id of step '{step.Name}'."));
    }
}
