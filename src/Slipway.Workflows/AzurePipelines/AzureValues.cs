namespace Slipway.Workflows.AzurePipelines;

/// <summary>Writes values and conditions in the words of Azure Pipelines. Secrets are variables of the pipeline or a group, which a file can only name.</summary>
internal sealed class AzureValues(WorkflowDefinition workflow, BuildModel build, ProblemList problems)
{
    /// <summary>The value as text of a file.</summary>
    public string Text(WorkflowValue value, string where) => value switch
    {
        LiteralValue literal => Literal(literal.Text, where),
        SecretValue secret => $"$({secret.Name})",
        VariableValue variable => $"$({variable.Name})",
        StepOutputValue output => $"$({output.Step}.{output.Output})",
        ParameterValue parameter => Parameter(parameter.Name),
        AxisValue axis => $"$({Variable(axis.Parameter)})",
        JobTokenValue => "$(System.AccessToken)",
        CommitValue => "$(Build.SourceVersion)",
        ExpressionValue { Dialect: Dialect.AzurePipelines } expression => expression.Text,
        _ => Unsupported(where, value),
    };

    /// <summary>The variable that the build reads a parameter from.</summary>
    public string Variable(string parameter) => build.Parameter(parameter)?.VariableName ?? $"NUKE_{Naming.Screaming(parameter)}";

    /// <summary>The condition, which says everything: without a word about success there is none of it.</summary>
    public string Condition(Condition condition, string where)
    {
        var text = Expression(condition, where);
        return AsksForStatus(condition) ? text : $"and(succeeded(), {text})";
    }

    private string Expression(Condition condition, string where) => condition switch
    {
        StatusCondition { Status: RunStatus.Any } => "always()",
        StatusCondition { Status: RunStatus.Failed } => "failed()",
        StatusCondition => "not(canceled())",
        TagCondition => "startsWith(variables['Build.SourceBranch'], 'refs/tags/')",
        PullRequestCondition => "eq(variables['Build.Reason'], 'PullRequest')",
        BranchCondition branch => $"eq(variables['Build.SourceBranch'], {Quote($"refs/heads/{branch.Name}")})",
        RepositoryCondition repository => $"eq(variables['Build.Repository.Name'], {Quote(repository.Name)})",
        ExpressionCondition { Dialect: Dialect.AzurePipelines } expression => expression.Text,
        AllCondition all => $"and({Expression(all.Left, where)}, {Expression(all.Right, where)})",
        AnyCondition any => $"or({Expression(any.Left, where)}, {Expression(any.Right, where)})",
        NotCondition not => $"not({Expression(not.Inner, where)})",
        _ => Unsupported(where, condition),
    };

    private static bool AsksForStatus(Condition condition) => condition switch
    {
        StatusCondition => true,
        AllCondition all => AsksForStatus(all.Left) || AsksForStatus(all.Right),
        AnyCondition any => AsksForStatus(any.Left) || AsksForStatus(any.Right),
        NotCondition not => AsksForStatus(not.Inner),
        _ => false,
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Only people give values.
    private string Parameter(string name) =>
        workflow.Triggers.OfType<DispatchTrigger>().Any(trigger => trigger.Inputs.Contains(name)) && build.Parameter(name) is { } parameter ? $"${{{{ parameters.{AzureNames.Parameter(parameter)} }}}}" : "";

    private string Literal(string text, string where)
    {
        if (text.Contains("$(", StringComparison.Ordinal) || text.Contains("${{", StringComparison.Ordinal) || text.Contains("$[", StringComparison.Ordinal))
        {
            problems.Add($"{where} has the text '{text}', which Azure Pipelines would take for an expression. Use WorkflowValue.Expression(...).");
        }

        return text;
    }

    private string Unsupported(string where, object what)
    {
        problems.Add($"{where} uses {what}, which Azure Pipelines cannot express.");
        return "";
    }
}
