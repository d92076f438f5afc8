namespace Slipway.Workflows;

/// <summary>
/// Conditions as tests of bash, for CI systems that have none of their own. The script finds what it asks for in the variables
/// <c>CI_BRANCH</c>, <c>CI_TAG</c>, <c>CI_PULL_REQUEST</c> and <c>CI_REPOSITORY</c>, empty where there is none.
/// </summary>
internal sealed class ShellCondition(string system, ProblemList problems)
{
    public const string Branch = "CI_BRANCH";
    public const string Tag = "CI_TAG";
    public const string PullRequest = "CI_PULL_REQUEST";
    public const string Repository = "CI_REPOSITORY";

    /// <summary>Lines that end a script with success unless the condition holds; nothing without a condition.</summary>
    public string Guard(Condition? condition, string where) =>
        condition is null ? "" : $"if ! [[ {Test(condition, where)} ]]; then\n  echo {Shell.Quote($"Skipped: the condition of {where} does not hold.")}\n  exit 0\nfi\n";

    // Some systems call the branch that a pull request comes from the branch of the run; anybody can call theirs main.
    private string Test(Condition condition, string where) => condition switch
    {
        TagCondition => $"-n ${Tag}",
        PullRequestCondition => $"-n ${PullRequest}",
        BranchCondition branch => $"( ${Branch} == {Shell.Quote(branch.Name)} && -z ${PullRequest} )",
        RepositoryCondition repository => $"${Repository} == {Shell.Quote(repository.Name)}",
        AllCondition all => $"( {Test(all.Left, where)} && {Test(all.Right, where)} )",
        AnyCondition any => $"( {Test(any.Left, where)} || {Test(any.Right, where)} )",
        NotCondition not => $"! ( {Test(not.Inner, where)} )",
        _ => Unsupported(condition, where),
    };

    private string Unsupported(Condition condition, string where)
    {
        problems.Add($"{where} has the condition {condition}, which {system} cannot express.");
        return "";
    }
}
