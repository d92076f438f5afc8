namespace Slipway.Workflows.GitHubActions;

/// <summary>Writes values and conditions as expressions of GitHub Actions.</summary>
/// <param name="workflow">The workflow that they are in.</param>
/// <param name="build">The build.</param>
/// <param name="problems">Where goes what cannot be expressed.</param>
internal sealed class GitHubExpressions(WorkflowDefinition workflow, BuildModel build, ProblemList problems)
{
    /// <summary>An expression between its brackets.</summary>
    public static string Wrap(string expression) => $"${{{{ {expression} }}}}";

    /// <summary>Text as a string of an expression.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The value as text of a workflow file: literal, or an expression between its brackets.</summary>
    public string Text(WorkflowValue value, string where)
    {
        if (value is not LiteralValue literal)
        {
            return Wrap(Expression(value, where));
        }

        if (literal.Text.Contains("${{", StringComparison.Ordinal))
        {
            problems.Add($"{where} has the text '{literal.Text}', which GitHub Actions would take for an expression. Use WorkflowValue.Expression(...).");
        }

        return literal.Text;
    }

    /// <summary>The value as an expression without brackets.</summary>
    public string Expression(WorkflowValue value, string where) => value switch
    {
        LiteralValue literal => Quote(literal.Text),
        SecretValue secret => $"secrets.{secret.Name}",
        VariableValue variable => $"vars.{variable.Name}",
        StepOutputValue output => $"steps.{output.Step}.outputs.{output.Output}",
        AxisValue axis => $"matrix.{InputName(axis.Parameter)}",
        ParameterValue parameter => Parameter(parameter.Name),
        JobTokenValue => "github.token",
        CommitValue => "github.sha",
        ExpressionValue { Dialect: Dialect.GitHubActions } expression => expression.Text,
        _ => Unsupported(where, value),
    };

    /// <summary>The condition as an expression without brackets.</summary>
    public string Condition(Condition condition, string where) => condition switch
    {
        StatusCondition { Status: RunStatus.Any } => "always()",
        StatusCondition { Status: RunStatus.Failed } => "failure()",
        StatusCondition => "!cancelled()",
        TagCondition => "startsWith(github.ref, 'refs/tags/')",
        PullRequestCondition => "github.event_name == 'pull_request'",
        BranchCondition branch => $"github.ref == {Quote($"refs/heads/{branch.Name}")}",
        RepositoryCondition repository => $"github.repository == {Quote(repository.Name)}",
        ExpressionCondition { Dialect: Dialect.GitHubActions } expression => expression.Text,
        AllCondition all => $"{Operand(all.Left, where)} && {Operand(all.Right, where)}",
        AnyCondition any => $"{Operand(any.Left, where)} || {Operand(any.Right, where)}",
        NotCondition not => $"!({Condition(not.Inner, where)})",
        _ => Unsupported(where, condition),
    };

    private string Operand(Condition condition, string where) =>
        condition is AllCondition or AnyCondition or ExpressionCondition ? $"({Condition(condition, where)})" : Condition(condition, where);

    // What an event brings counts for that event only; other runs have inputs, and nothing where they have none.
    private string Parameter(string name)
    {
        List<(string Event, string Source)> events =
        [
            .. workflow.Triggers.OfType<RepositoryDispatchTrigger>().SelectMany(trigger => trigger.Payload.Where(field => field.Value == name).Select(field => (trigger.Name, $"github.event.client_payload.{field.Key}"))),
            .. workflow.Triggers.OfType<ReleaseTrigger>().Where(trigger => trigger.Tag == name).Select(trigger => (trigger.Name, "github.event.release.tag_name")),
        ];
        var hasInput = workflow.Triggers.Any(trigger => trigger is DispatchTrigger or CallTrigger && trigger.Parameters.Contains(name));
        return events is [var only] && !hasInput
            ? only.Source
            : string.Join(" || ", events.Select(source => $"github.event_name == '{source.Event}' && {source.Source}").Append(hasInput ? $"inputs.{InputName(name)}" : "''"));
    }

    private string InputName(string parameter) => build.Parameter(parameter)?.InputName ?? Naming.Kebab(parameter);

    private string Unsupported(string where, object what)
    {
        problems.Add($"{where} uses {what}, which GitHub Actions cannot express.");
        return "''";
    }
}
