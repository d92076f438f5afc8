using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.CloudBuild;
using Slipway.Workflows.Tests.Properties;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>What holds for the configuration of any build.</summary>
public sealed partial class CloudBuildProperties
{
    private static void Holds(Action<RandomBuild, JobPlan, CloudBuildConfig> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomBuilds.UpTo(12), build =>
    {
        // One machine for all: what asks for another one is refused.
        var workflow = build.Workflow with { Jobs = ValueMap<JobSettings>.Empty };
        var plan = JobPlanner.Plan(build.Build, workflow, shared: true, new ProblemList("Sample"));
        var problems = new ProblemList("Sample");
        var config = CloudBuildWriter.Translate(plan, new GeneratorInput { Build = build.Build, Workflows = [workflow] }, problems);
        problems.Problems.ShouldBeEmpty();
        property(build, plan, config);
    }));

    [Fact]
    public void Every_step_waits_for_the_one_before_it() => Holds((_, _, config) =>
    {
        config.Steps.Select(step => step.Id).ShouldBeUnique();
        config.Steps[0].WaitFor.ShouldBe(["-"]);
        foreach (var (step, before) in config.Steps.Skip(1).Zip(config.Steps))
        {
            step.WaitFor.ShouldBe([before.Id]);
        }
    });

    [Fact]
    public void Every_target_runs_after_those_that_it_waits_for() => Holds((build, plan, _) =>
    {
        var order = plan.Jobs.SelectMany(job => job.Runs).ToList();
        order.ShouldBeUnique();
        foreach (var target in build.Build.Targets.Where(target => order.Contains(target.Name)))
        {
            // Within a job the engine keeps the order.
            var job = plan.Jobs.Index().First(job => job.Item.Runs.Contains(target.Name)).Index;
            target.Node.DependsOn.Concat(target.Consumes).ShouldAllBe(needed => plan.Jobs.Take(job + 1).Any(earlier => earlier.Runs.Contains(needed)));
        }
    });

    [Fact]
    public void Every_secret_of_a_step_is_used_by_one_of_its_targets() => Holds((build, plan, config) =>
    {
        foreach (var job in plan.Jobs)
        {
            var used = build.Build.Targets.Where(target => job.Runs.Contains(target.Name)).SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal);
            var step = config.Steps.Single(step => step.Id == job.Id);
            step.SecretEnv.ShouldBe(used.Select(name => $"NUKE_{Naming.Screaming(name)}"), ignoreOrder: true);
            step.SecretEnv.ShouldBeSubsetOf(config.Secrets.Select(secret => secret.Env));
        }

        config.Secrets.ShouldAllBe(secret => secret.VersionName.StartsWith("projects/$PROJECT_ID/secrets/"));
    });

    [Fact]
    public void Every_configuration_is_read_back_the_same() => Holds((_, _, config) =>
        CloudBuildConfig.Codec.Read(YamlReader.Read(YamlWriter.Write(CloudBuildConfig.Codec.Write(config))), "").ShouldBe(config));

    [Fact]
    public void Every_substitution_is_declared_and_used()
    {
        foreach (var generated in CloudBuildSamples.All.Generated.Concat(DeliveryBuild.Generate()).Where(generated => generated.Plan.Workflow.Name != "Extended"))
        {
            var config = CloudBuildConfig.Codec.Read(YamlReader.Read(generated.File.Text), generated.File.Path);
            config.Substitutions.Keys.ShouldAllBe(name => OwnName().IsMatch(name));
            var used = config.Steps.SelectMany(step => step.Env.Concat(step.Args)).Concat(config.Options.Env).SelectMany(text => Substitution().Matches(text.Replace("$$", "", StringComparison.Ordinal)))
                .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
            used.Where(name => name.StartsWith('_')).ShouldBe(config.Substitutions.Keys, ignoreOrder: true);
            used.Where(name => !name.StartsWith('_')).ShouldBeSubsetOf(["BRANCH_NAME", "TAG_NAME", "REPO_FULL_NAME", "COMMIT_SHA", "PROJECT_ID", "LOCATION", "BUILD_ID", "TRIGGER_NAME", "REPO_NAME"]);
        }
    }

    [Fact]
    public void Scripts_reach_bash_as_they_were_written()
    {
        var step = CloudBuildConfig.Codec.Read(YamlReader.Read(CloudBuildSamples.All["Steps"].File.Text), "").Steps.Single(step => step.Id == "build-tell");
        step.Args[^1].ShouldEndWith("echo \"$$TITLE: $$COMMIT $${ORG}\"");
        step.Env.ShouldContain("TITLE=it's $$5");
        step.Env.ShouldContain("ORG=${_ORG}");
    }

    [GeneratedRegex(@"\$\{?(?<name>\w+)\}?", RegexOptions.None, 1000)]
    private static partial Regex Substitution();

    [GeneratedRegex(@"\A_[A-Z0-9_]+\z", RegexOptions.None, 1000)]
    private static partial Regex OwnName();
}
