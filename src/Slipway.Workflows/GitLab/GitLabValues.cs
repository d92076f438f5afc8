namespace Slipway.Workflows.GitLab;

/// <summary>Writes values as variables of GitLab CI. Secrets are CI variables of the project, which a file can only name.</summary>
internal sealed class GitLabValues(BuildModel build, ProblemList problems)
{
    /// <summary>The value of a variable.</summary>
    public string Text(WorkflowValue value, string where) =>
        value is LiteralValue literal ? Escape(literal.Text) : Reference(value, where);

    /// <summary>The value as one word of a script.</summary>
    public string Word(WorkflowValue value, string where) =>
        value is LiteralValue literal ? Shell.Quote(literal.Text) : $"\"{Reference(value, where)}\"";

    /// <summary>Text in which nothing is expanded.</summary>
    public static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>The variable that has what was given for a parameter.</summary>
    public string Variable(string parameter) => build.Parameter(parameter)?.VariableName ?? $"NUKE_{Naming.Screaming(parameter)}";

    private string Reference(WorkflowValue value, string where) => value switch
    {
        SecretValue secret => Named(secret.Name, where),
        VariableValue variable => Named(variable.Name, where),
        ParameterValue parameter => $"${Variable(parameter.Name)}",
        AxisValue axis => $"${Variable(axis.Parameter)}",
        JobTokenValue => "$CI_JOB_TOKEN",
        CommitValue => "$CI_COMMIT_SHA",
        ExpressionValue { Dialect: Dialect.GitLab } expression => expression.Text,
        _ => Unsupported(where, value),
    };

    private string Named(string name, string where)
    {
        if (!Naming.IsVariable(name))
        {
            problems.Add($"{where} uses '{name}', which cannot be a variable of GitLab CI. Use letters, digits and underscores.");
        }

        return $"${name}";
    }

    private string Unsupported(string where, WorkflowValue value)
    {
        problems.Add($"{where} uses {value}, which GitLab CI cannot express.");
        return "";
    }
}
