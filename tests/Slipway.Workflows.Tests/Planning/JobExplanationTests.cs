using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Planning.Plans;
using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>People are told how a workflow was cut.</summary>
public sealed class JobExplanationTests
{
    private static JobPlan Sample { get; } = Plan(
        [
            Target("Restore") with { Local = true },
            Target("Compile", "Restore") with { Local = true, LastDuration = TimeSpan.FromSeconds(30) },
            Target("Test", "Compile").Partition(2) with { LastDuration = TimeSpan.FromSeconds(90) },
            Target("Pack", "Compile") with { LastDuration = TimeSpan.FromSeconds(10) },
            Target("Sign", "Pack"),
            Target("Publish", "Test", "Sign") with { Permissions = [Permission.PackagesWrite], LastDuration = TimeSpan.FromSeconds(60) },
        ],
        "Publish");

    [Fact]
    public void Summary_counts_jobs_and_names_the_critical_path() =>
        JobExplanation.Summary(Sample).ShouldBe("Sample: 4 jobs, critical path test → publish, 3:00 by the last timings");

    [Fact]
    public void Critical_path_is_the_longest_chain_where_no_timings_are_known()
    {
        var plan = Plan([Target("A") with { Secrets = ["X"] }, Target("B", "A"), Target("C"), Target("D", "B", "C") with { Secrets = ["X"] }], "D");
        CriticalPath.Of(plan).ShouldBe(new CriticalPath(["a", "b", "d"], null));
    }

    [Fact]
    public void Text_says_what_each_job_runs_and_why_targets_are_together_or_apart() => JobExplanation.Text(Sample).ShouldBe(
        """
        Sample: 4 jobs, critical path test → publish, 3:00 by the last timings
          test × 2: Restore, Compile, Test
          sign: Restore, Compile, Pack, Sign
          publish: Publish, after test, sign
          Pack + Sign: nothing else starts after Pack, and Sign waits for nothing else
          Test | Publish: they differ in permissions: none and packages: write; partition: 2 and none
          Sign | Publish: they differ in permissions: none and packages: write

        """);

    [Theory]
    [InlineData("Pack", "Sign", "Pack and Sign are together: nothing else starts after Pack, and Sign waits for nothing else.")]
    [InlineData("Publish", "Sign", "Sign and Publish are apart: they differ in permissions: none and packages: write.")]
    [InlineData("Test", "Pack", "Test and Pack are apart: neither waits for the other, so that they run at the same time.")]
    [InlineData("Pack", "Publish", "Pack and Publish are apart: publish comes after sign, with others between them.")]
    [InlineData("Compile", "Publish", "Compile is local: every job that needs it runs it itself (test, sign).")]
    [InlineData("Test", "Notes", "Notes does not run in Sample.")]
    public void Any_two_targets_are_explained(string first, string second, string expected) => JobExplanation.Explain(Sample, first, second).ShouldBe(expected);

    [Fact]
    public void Ends_of_a_chain_are_explained() =>
        JobExplanation.Explain(Plan([Target("A"), Target("B", "A"), Target("C", "B")], "C"), "A", "C").ShouldBe("A and C are together: they belong to one chain, A, B, C.");
}
