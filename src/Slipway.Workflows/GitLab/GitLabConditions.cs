namespace Slipway.Workflows.GitLab;

/// <summary>Writes conditions as rules of GitLab CI, which know no "not": it goes to the comparisons.</summary>
internal sealed class GitLabConditions(ProblemList problems)
{
    /// <summary>All of the conditions as one expression; null for none.</summary>
    public string? All(IReadOnlyList<Condition> conditions, string where) => conditions switch
    {
        [] => null,
        [var only] => Expression(only, where, holds: true),
        _ => string.Join(" && ", conditions.Select(condition => Operand(condition, where, holds: true))),
    };

    /// <summary>A string of an expression.</summary>
    public string Quote(string text, string where)
    {
        if (text.Contains('"') && text.Contains('\''))
        {
            problems.Add($"{where} compares with {text}; GitLab CI has no strings with both kinds of quotes.");
        }

        return text.Contains('"') ? $"'{text}'" : $"\"{text}\"";
    }

    private string Expression(Condition condition, string where, bool holds) => condition switch
    {
        TagCondition => $"$CI_COMMIT_TAG {(holds ? "!=" : "==")} null",
        PullRequestCondition => $"$CI_PIPELINE_SOURCE {Equal(holds)} \"merge_request_event\"",
        BranchCondition branch => $"$CI_COMMIT_BRANCH {Equal(holds)} {Quote(branch.Name, where)}",
        RepositoryCondition repository => $"$CI_PROJECT_PATH {Equal(holds)} {Quote(repository.Name, where)}",
        ExpressionCondition { Dialect: Dialect.GitLab } expression when holds => expression.Text,
        AllCondition all => Join(all.Left, all.Right, holds ? "&&" : "||", where, holds),
        AnyCondition any => Join(any.Left, any.Right, holds ? "||" : "&&", where, holds),
        NotCondition not => Expression(not.Inner, where, !holds),
        _ => Unsupported(where, condition),
    };

    private static string Equal(bool holds) => holds ? "==" : "!=";

    private string Join(Condition left, Condition right, string word, string where, bool holds) => $"{Operand(left, where, holds)} {word} {Operand(right, where, holds)}";

    private string Operand(Condition condition, string where, bool holds)
    {
        var text = Expression(condition, where, holds);
        return condition is TagCondition or PullRequestCondition or BranchCondition or RepositoryCondition ? text : $"({text})";
    }

    private string Unsupported(string where, Condition condition)
    {
        problems.Add($"{where} has the condition {condition}, which GitLab CI cannot express there.");
        return "";
    }
}
