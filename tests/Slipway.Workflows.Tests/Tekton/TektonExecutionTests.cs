using Slipway.Workflows.Tekton;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>The scripts of a run, run for real.</summary>
public sealed class TektonExecutionTests
{
    private static TektonPipeline Pipeline(string name) =>
        TektonWriter.Translate(TektonSamples.All[name].Plan, TektonSamples.All.Input, new ProblemList(name)).ShouldHaveSingleItem().Pipeline;

    [Fact]
    public void Tasks_in_empty_trees_make_what_one_machine_makes()
    {
        using var run = new TektonPipelineRun();
        var pipeline = Pipeline("AfterFailure");
        foreach (var (name, task) in pipeline.Tasks.Concat(pipeline.Finally))
        {
            run.Run(name, task);
        }

        File.ReadAllText(Path.Combine(run.Tree("report"), "artifacts", "report.html")).ShouldBe(FakeBuild.Report(3));
        run.Outputs["clean-up"].ShouldEndWith("CleanUp \nBuild.json\nReport.json\nTest-1.json\nTest-2.json\nTest-3.json\n");
    }

    [Fact]
    public void Tasks_that_run_after_failures_do_without_what_is_not_there()
    {
        using var run = new TektonPipelineRun();
        Directory.CreateDirectory(Path.Combine(run.Tree("clean-up"), "artifacts", "manifest"));
        run.Run("clean-up", Pipeline("AfterFailure").Finally["clean-up"]);
        run.Outputs["clean-up"].ShouldBe("CleanUp \n");
    }

    [Fact]
    public void Tasks_of_the_same_matrix_go_on_with_their_own_part()
    {
        using var run = new TektonPipelineRun();
        var tasks = Pipeline("Matrix").Tasks;
        foreach (var name in new[] { "build-0", "build-1", "pack-0", "pack-1" })
        {
            run.Run(name, tasks[name]);
        }

        run.Outputs["pack-0"].ShouldEndWith("Pack Stable\n");
        run.Outputs["pack-1"].ShouldEndWith("Pack Candidate\n");
    }

    [Fact]
    public void Archive_that_changed_on_the_way_is_refused()
    {
        using var run = new TektonPipelineRun();
        var tasks = Pipeline("AfterFailure").Tasks;
        run.Run("build", tasks["build"]);
        File.AppendAllText(Path.Combine(run.Shared, "build.tar"), "more");
        Should.Throw<ShouldAssertException>(() => run.Run("test-0", tasks["test-0"])).Message.ShouldContain("FAILED");
    }
}
