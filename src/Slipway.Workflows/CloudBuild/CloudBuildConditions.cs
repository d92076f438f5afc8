namespace Slipway.Workflows.CloudBuild;

/// <summary>Conditions as tests of bash, since Cloud Build has none. What they ask for is in the variables that every step gets, empty where there is none.</summary>
internal sealed class CloudBuildConditions(ProblemList problems)
{
    private const string Branch = "BRANCH_NAME";
    private const string Tag = "TAG_NAME";
    private const string PullRequest = "_PR_NUMBER";
    private const string Repository = "REPO_FULL_NAME";

    /// <summary>Lines that end a script with success unless the condition holds; nothing without a condition.</summary>
    public string Guard(Condition? condition, string where) =>
        condition is null ? "" : $"if ! [[ {Test(condition, where)} ]]; then\n  echo {Shell.Quote($"Skipped: the condition of {where} does not hold.")}\n  exit 0\nfi\n";

    // The branch of a pull request's run is the one that it comes from; anybody can call theirs main.
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
        problems.Add($"{where} has the condition {condition}, which Cloud Build cannot express.");
        return "";
    }
}
