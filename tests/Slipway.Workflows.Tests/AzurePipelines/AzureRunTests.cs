using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>The scripts of a pipeline, run for real.</summary>
public sealed class AzureRunTests
{
    private static ValueList<AzureJob> Jobs(string name) => AzureWriter.Translate(AzureSamples.All[name].Plan, AzureSamples.All.Input, new ProblemList(name)).Jobs;

    [Theory]
    [InlineData("Chain")]
    [InlineData("Environments")]
    [InlineData("AfterFailure")]
    public void Jobs_in_empty_folders_make_what_one_machine_makes(string name)
    {
        using var run = new AzureRun();
        foreach (var job in Jobs(name))
        {
            run.Run(job);
        }

        File.ReadAllText(Path.Combine(run.Folder("report"), "artifacts", "report.html")).ShouldBe(FakeBuild.Report(3));
    }

    [Fact]
    public void Products_that_are_kept_are_stored_as_they_are()
    {
        using var run = new AzureRun();
        foreach (var job in Jobs("Chain"))
        {
            run.Run(job);
        }

        File.ReadAllText(Path.Combine(run.Stored("build"), "artifacts", "my logs", "a b.txt")).ShouldBe("log\n");
        File.ReadAllText(Path.Combine(run.Stored("test.2"), "artifacts", "tests", "3")).ShouldBe("tested 3/3\n");
    }

    [Fact]
    public void Jobs_of_the_same_matrix_go_on_with_their_own_part()
    {
        using var run = new AzureRun();
        foreach (var job in Jobs("SameMatrix"))
        {
            run.Run(job);
        }

        run.Outputs["pack.part_1"].ShouldEndWith("Pack \n");
        Directory.GetFiles(Path.Combine(run.Folder("pack", "part_1"), ".nuke", "temp", "incoming")).Select(Path.GetFileName).ShouldBe(["build.1.tar", "release-manifest.build.1.tar"], ignoreOrder: true);
    }

    [Fact]
    public void Archive_that_changed_on_the_way_is_refused()
    {
        using var run = new AzureRun();
        var jobs = Jobs("Chain");
        run.Run(jobs[0]);
        File.AppendAllText(Path.Combine(run.Stored("build.tar"), "build.tar"), "more");
        Should.Throw<ShouldAssertException>(() => run.Run(jobs[1])).Message.ShouldContain("FAILED");
    }

    [Fact]
    public void Products_of_a_target_that_failed_are_kept_as_far_as_they_are_there()
    {
        using var run = new AzureRun();
        var job = Jobs("Chain")[0];
        run.Run(job with { Steps = job.Steps.Where(step => step.DisplayName is "Collect build" or "Keep build").ToValueList() });
        Directory.Exists(run.Stored("build")).ShouldBeTrue();
    }
}
