using Slipway.Workflows.GitLab;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>When pipelines and their jobs run, and what ends them.</summary>
public sealed class GitLabRuleTests
{
    private static GitLabPipeline Pipeline(string name)
    {
        var generated = GitLabSamples.All[name];
        return GitLabWriter.Translate(generated.Plan, GitLabSamples.All.Input, new ProblemList(name));
    }

    [Fact]
    public void Only_pipelines_of_merge_requests_are_cancelled_by_newer_ones()
    {
        var pipeline = Pipeline("Triggers");
        pipeline.OnNewCommit.ShouldBe("none");
        pipeline.Rules.Where(rule => rule.OnNewCommit is not null).ShouldHaveSingleItem().If.ShouldNotBeNull().ShouldStartWith("$CI_PIPELINE_SOURCE == \"merge_request_event\"");
    }

    [Fact]
    public void Pipelines_of_merge_requests_alone_are_all_cancelled() => Pipeline("PullRequests").OnNewCommit.ShouldBe("interruptible");

    [Fact]
    public void Pipelines_of_pushes_are_never_cancelled()
    {
        var pipeline = Pipeline("Chain");
        pipeline.OnNewCommit.ShouldBe("none");
        pipeline.Jobs.Values.ShouldAllBe(job => !job.Interruptible);
    }

    [Fact]
    public void Only_jobs_that_change_something_outside_wait_for_each_other() =>
        Pipeline("Inputs").Jobs.Select(job => (job.Key, job.Value.ResourceGroup)).ShouldBe([("build", null), ("sign", "inputs-$NUKE_VERSION")]);

    [Fact]
    public void Job_shares_the_conditions_of_those_that_it_needs() =>
        Pipeline("Caller").Jobs["called"].Rules.ShouldHaveSingleItem().If.ShouldBe("($CI_COMMIT_TAG == null) && $CI_COMMIT_BRANCH == \"main\"");

    [Fact]
    public void Job_after_failures_does_without_those_that_it_needs()
    {
        var job = Pipeline("AfterFailure").Jobs["clean-up"];
        job.Rules.ShouldBe([new GitLabRule { When = "always" }]);
        job.Needs.ShouldAllBe(need => need.Optional);
    }

    [Fact]
    public void Approval_holds_the_pipeline() =>
        Pipeline("Environments").Jobs["sign"].Rules.ShouldBe([new GitLabRule { When = "manual", AllowFailure = false }]);

    [Fact]
    public void History_is_fetched_where_a_version_depends_on_it()
    {
        var target = Targets.Target("DetermineVersion") with { NeedsHistory = true };
        var build = new BuildModel { Targets = [target] };
        var workflow = new WorkflowDefinition { Name = "Sample", Triggers = [new PushTrigger()], Invoked = [target.Name] };
        var plan = JobPlanner.Plan(build, workflow, shared: false, new ProblemList("Sample"));
        GitLabPipelines.Of(plan, build).Jobs["determine-version"].Variables["GIT_DEPTH"].ShouldBe("0");
    }
}
