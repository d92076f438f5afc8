using Slipway.Workflows.GitLab;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>The scripts of a pipeline, run for real.</summary>
public sealed class GitLabRunTests
{
    private static GitLabPipeline Pipeline(string name) => GitLabWriter.Translate(GitLabSamples.All[name].Plan, GitLabSamples.All.Input, new ProblemList(name));

    [Fact]
    public void Jobs_in_empty_folders_make_what_one_machine_makes()
    {
        using var run = new GitLabRun();
        foreach (var (name, job) in Pipeline("Chain").Jobs)
        {
            run.Run(name, job);
        }

        File.ReadAllText(Path.Combine(run.Folder("report"), "artifacts", "report.html")).ShouldBe(FakeBuild.Report(3));
    }

    [Fact]
    public void Jobs_of_the_same_matrix_go_on_with_their_own_part()
    {
        using var run = new GitLabRun();
        foreach (var (name, job) in Pipeline("SameMatrix").Jobs)
        {
            run.Run(name, job);
        }

        run.Outputs["pack.1"].ShouldEndWith("Pack Stable\n");
        run.Outputs["lint.2"].ShouldEndWith("Lint Candidate\n");
    }

    [Fact]
    public void Archive_that_changed_on_the_way_is_refused()
    {
        using var run = new GitLabRun();
        var jobs = Pipeline("Chain").Jobs;
        run.Run("build", jobs["build"]);
        File.AppendAllText(Path.Combine(run.Folder("build"), ".nuke", "temp", "outgoing", "build.tar"), "more");
        Should.Throw<ShouldAssertException>(() => run.Run("test", jobs["test"])).Message.ShouldContain("FAILED");
    }

    [Fact]
    public void Target_that_runs_after_failures_does_without_what_is_not_there()
    {
        using var run = new GitLabRun();
        var job = Pipeline("AfterFailure").Jobs["clean-up"];
        Directory.CreateDirectory(Path.Combine(run.Folder("clean-up"), "artifacts", "manifest"));
        run.Run("clean-up", job with { Needs = [] });
        run.Outputs["clean-up.1"].ShouldBe("CleanUp \n");
    }

    [Fact]
    public void Own_steps_leave_nothing_behind_in_the_shell_that_they_share()
    {
        using var run = new GitLabRun();
        var workflow = new GitLabStepSample();
        run.Run("build", GitLabWriter.Translate(workflow.Generated.Plan, workflow.Input, new ProblemList("Steps")).Jobs["build"]);
        run.Outputs["build.1"].ShouldBe("it's $5 in /tmp\nCompile \nBuild \nunset in here\n");
    }
}
