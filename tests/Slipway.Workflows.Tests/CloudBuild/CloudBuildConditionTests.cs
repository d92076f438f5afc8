using Slipway.Workflows.CloudBuild;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>Conditions hold in bash when they hold elsewhere.</summary>
public sealed class CloudBuildConditionTests
{
    private static readonly Dictionary<string, Condition> Conditions = new(StringComparer.Ordinal)
    {
        ["tag"] = Condition.OnTag,
        ["main"] = Condition.OnBranch("main"),
        ["not main"] = !Condition.OnBranch("main"),
        ["pull request"] = Condition.OnPullRequest,
        ["here"] = Condition.InRepository("acme/it's"),
        ["tag or main"] = Condition.OnTag | Condition.OnBranch("main"),
        ["here and neither tag nor pull request"] = Condition.InRepository("acme/it's") & !(Condition.OnTag | Condition.OnPullRequest),
    };

    [Theory]
    [InlineData("tag", "", "v1", "", true)]
    [InlineData("tag", "main", "", "", false)]
    [InlineData("main", "main", "", "", true)]
    [InlineData("main", "m*", "", "", false)]
    [InlineData("main", "main", "", "7", false)]
    [InlineData("not main", "main", "", "7", true)]
    [InlineData("not main", "main", "", "", false)]
    [InlineData("pull request", "main", "", "7", true)]
    [InlineData("pull request", "main", "", "", false)]
    [InlineData("here", "", "", "", true)]
    [InlineData("tag or main", "main", "", "", true)]
    [InlineData("tag or main", "other", "", "", false)]
    [InlineData("here and neither tag nor pull request", "$(exit 1)", "", "", true)]
    [InlineData("here and neither tag nor pull request", "", "v1", "", false)]
    public void Guard_lets_through_what_the_condition_allows(string condition, string branch, string tag, string pullRequest, bool expected)
    {
        var problems = new ProblemList("Sample");
        var guard = new CloudBuildConditions(problems).Guard(Conditions[condition], "it's here");
        problems.Problems.ShouldBeEmpty();
        Bash.Run($"{guard}echo ran", "/", ("BRANCH_NAME", branch), ("TAG_NAME", tag), ("_PR_NUMBER", pullRequest), ("REPO_FULL_NAME", "acme/it's"))
            .ShouldBe(expected ? "ran\n" : "Skipped: the condition of it's here does not hold.\n");
    }

    [Fact]
    public void Nothing_is_asked_without_a_condition() => new CloudBuildConditions(new ProblemList("Sample")).Guard(null, "").ShouldBeEmpty();

    [Fact]
    public void How_a_run_goes_on_is_no_question_for_bash()
    {
        var problems = new ProblemList("Sample");
        new CloudBuildConditions(problems).Guard(Condition.Failed, "Tell");
        problems.Problems.ShouldBe(["Workflow Sample: Tell has the condition StatusCondition { Status = Failed }, which Cloud Build cannot express."]);
    }
}
