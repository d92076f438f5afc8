using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.GitLab;
using Slipway.Workflows.Tests.Properties;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>What holds for the pipeline of any build.</summary>
public sealed class GitLabProperties
{
    private static void Holds(Action<RandomBuild, JobPlan, GitLabPipeline> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomBuilds.UpTo(12), build =>
    {
        var plan = JobPlanner.Plan(build.Build, build.Workflow, shared: false, new ProblemList("Sample"));
        property(build, plan, GitLabPipelines.Of(plan, build.Build));
    }));

    [Fact]
    public void Every_job_needs_jobs_that_come_before_it() => Holds((_, _, pipeline) =>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, job) in pipeline.Jobs)
        {
            job.Needs.Select(need => need.Job).ShouldBeSubsetOf(done);
            done.Add(name).ShouldBeTrue();
        }
    });

    [Fact]
    public void Every_archive_that_a_job_unpacks_comes_from_a_job_that_it_needs() => Holds((_, plan, pipeline) =>
    {
        foreach (var (job, incoming) in plan.Jobs.SelectMany(job => job.Incoming.Select(incoming => (job, incoming))))
        {
            pipeline.Jobs[job.Id].Needs.ShouldContain(need => need.Job == incoming.Artifact.Job && need.Artifacts);
            var left = pipeline.Jobs[incoming.Artifact.Job].Artifacts.ShouldNotBeNull();
            left.Paths.ShouldContain($".nuke/temp/outgoing/{incoming.Artifact.Archive(incoming.Artifact.Parts is null ? null : "*")}");
            left.Dotenv.ShouldNotBeNull();
        }
    });

    [Fact]
    public void Every_secret_of_a_job_is_used_by_one_of_its_targets_and_only_named() => Holds((build, plan, pipeline) =>
    {
        foreach (var job in plan.Jobs)
        {
            var used = build.Build.Targets.Where(target => job.Runs.Contains(target.Name)).SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal);
            pipeline.Jobs[job.Id].Variables.Where(variable => variable.Key.StartsWith("NUKE_", StringComparison.Ordinal))
                .Select(variable => (variable.Key, variable.Value))
                .ShouldBe(used.Select(name => ($"NUKE_{Naming.Screaming(name)}", $"${Naming.Screaming(name)}")), ignoreOrder: true);
        }
    });

    [Fact]
    public void Every_pipeline_is_read_back_the_same() => Holds((_, _, pipeline) =>
        GitLabPipeline.Codec.Read(YamlReader.Read(YamlWriter.Write(GitLabPipeline.Codec.Write(pipeline))), "").ShouldBe(pipeline));
}
