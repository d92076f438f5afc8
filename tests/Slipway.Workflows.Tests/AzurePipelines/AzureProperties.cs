using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.Tests.Properties;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>What holds for the pipeline of any build.</summary>
public sealed class AzureProperties
{
    private static void Holds(Action<RandomBuild, JobPlan, AzurePipeline> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomBuilds.UpTo(12), build =>
    {
        // Azure hosts no other machine for these.
        var workflow = build.Workflow with { Jobs = ValueMap<JobSettings>.Empty };
        var plan = JobPlanner.Plan(build.Build, workflow, shared: false, new ProblemList("Sample"));
        var problems = new ProblemList("Sample");
        var pipeline = AzureWriter.Translate(plan, new GeneratorInput { Build = build.Build, Workflows = [workflow] }, problems);
        problems.Problems.ShouldBeEmpty();
        property(build, plan, pipeline);
    }));

    [Fact]
    public void Every_job_depends_on_jobs_that_come_before_it() => Holds((_, _, pipeline) =>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in pipeline.Jobs)
        {
            job.DependsOn.ShouldBeSubsetOf(done);
            done.Add(job.Id).ShouldBeTrue();
        }
    });

    [Fact]
    public void Every_digest_is_an_output_of_a_job_that_it_depends_on() => Holds((_, _, pipeline) =>
    {
        foreach (var job in pipeline.Jobs)
        {
            foreach (var value in job.Variables.Values)
            {
                var producer = pipeline.Jobs.Single(other => value.StartsWith($"$[ dependencies.{other.Id}.outputs['", StringComparison.Ordinal));
                job.DependsOn.ShouldContain(producer.Id);
                producer.Steps.ShouldContain(step => step.Name == "pack");
                (producer.Strategy is null || producer.Strategy.Matrix.Keys.Any(part => value.Contains($"['{part}.pack.", StringComparison.Ordinal))).ShouldBeTrue();
            }
        }
    });

    [Fact]
    public void Every_archive_that_is_downloaded_was_published_before() => Holds((_, _, pipeline) =>
    {
        var published = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in pipeline.Jobs)
        {
            job.Steps.Where(step => step.Task?.Name == "DownloadPipelineArtifact@2").Select(step => step.Inputs["artifact"]).ShouldBeSubsetOf(published);
            foreach (var artifact in job.Steps.Where(step => step.Task?.Name == "PublishPipelineArtifact@1").Select(step => step.Inputs["artifact"]))
            {
                foreach (var part in job.Strategy?.Matrix.Values.Select(variables => variables["PART"]) ?? [""])
                {
                    published.Add(artifact.Replace("$(PART)", part, StringComparison.Ordinal)).ShouldBeTrue($"{artifact} is there twice.");
                }
            }
        }
    });

    [Fact]
    public void Every_secret_of_a_job_is_used_by_one_of_its_targets_and_only_by_the_build() => Holds((build, plan, pipeline) =>
    {
        foreach (var (job, planned) in pipeline.Jobs.Zip(plan.Jobs))
        {
            var used = build.Build.Targets.Where(target => planned.Runs.Contains(target.Name)).SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal);
            job.Steps.Single(step => step.Name == "build").Env.Values.ShouldBe(used.Select(name => $"$({Naming.Screaming(name)})"), ignoreOrder: true);
            job.Steps.Where(step => step.Name != "build").ShouldAllBe(step => step.Env.Count == 0);
        }
    });

    [Fact]
    public void Every_checkout_leaves_no_token_behind() => Holds((_, _, pipeline) =>
        pipeline.Jobs.ShouldAllBe(job => job.Steps[0].Checkout == "self" && job.Steps[0].PersistCredentials == false));

    [Fact]
    public void Every_pipeline_is_read_back_the_same() => Holds((_, _, pipeline) =>
        AzurePipeline.Codec.Read(YamlReader.Read(YamlWriter.Write(AzurePipeline.Codec.Write(pipeline))), "").ShouldBe(pipeline));
}
