using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.Tekton;
using Slipway.Workflows.Tests.Properties;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>What holds for the run of any build.</summary>
public sealed class TektonProperties
{
    private static void Holds(Action<RandomBuild, JobPlan, TektonRun> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomBuilds.UpTo(12), build =>
    {
        // The tasks of a run share a node.
        var workflow = build.Workflow with { Jobs = ValueMap<JobSettings>.Empty };
        var plan = JobPlanner.Plan(build.Build, workflow, shared: false, new ProblemList("Sample"));
        var problems = new ProblemList("Sample");
        var runs = TektonWriter.Translate(plan, new GeneratorInput { Build = build.Build, Workflows = [workflow] }, problems);
        problems.Problems.ShouldBeEmpty();
        property(build, plan, runs.ShouldHaveSingleItem());
    }));

    [Fact]
    public void Every_task_runs_after_tasks_that_come_before_it() => Holds((_, _, run) =>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, task) in run.Pipeline.Tasks)
        {
            task.RunAfter.ShouldBeSubsetOf(done);
            done.Add(name).ShouldBeTrue();
        }
    });

    [Fact]
    public void Every_digest_is_the_result_of_a_task_that_ran_before() => Holds((_, _, run) =>
    {
        foreach (var task in run.Pipeline.Tasks.Values)
        {
            foreach (var value in task.Params.Values.Where(value => value.StartsWith("$(tasks.", StringComparison.Ordinal)))
            {
                var parts = value[8..^1].Split(".results.");
                task.RunAfter.ShouldContain(parts[0]);
                run.Pipeline.Tasks[parts[0]].Spec.Results.ShouldContain(parts[1]);
            }
        }
    });

    [Fact]
    public void Every_archive_that_a_task_unpacks_is_checked() => Holds((_, plan, run) =>
    {
        foreach (var part in plan.Jobs.SelectMany(TektonPart.Of).Where(part => part.Job.Incoming.Count > 0))
        {
            var task = run.Pipeline.Tasks[part.Name];
            var step = task.Spec.Steps["take-over"];
            var archives = part.Job.Incoming.Sum(incoming => incoming.Artifact.Parts is null || incoming.SamePart ? 1 : incoming.Artifact.Parts.Value);
            step.Env.Count(variable => variable.Key.StartsWith("DIGEST_", StringComparison.Ordinal)).ShouldBe(archives);
            step.Env.Values.Select(variable => variable.Value!).Where(value => value.StartsWith("$(params.", StringComparison.Ordinal))
                .Select(value => value[9..^1]).ShouldBeSubsetOf(task.Params.Keys);
        }
    });

    [Fact]
    public void Every_secret_of_a_task_is_used_by_one_of_its_targets_and_only_by_the_build() => Holds((build, plan, run) =>
    {
        foreach (var part in plan.Jobs.SelectMany(TektonPart.Of))
        {
            var used = build.Build.Targets.Where(target => part.Job.Runs.Contains(target.Name)).SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal);
            var steps = run.Pipeline.Tasks[part.Name].Spec.Steps;
            steps["build"].Env.Values.Select(variable => variable.Secret).OfType<TektonKey>().Select(key => key.Name).ShouldBe(used.Select(Naming.Kebab), ignoreOrder: true);
            steps.Where(step => step.Key != "build").SelectMany(step => step.Value.Env.Values).ShouldAllBe(variable => variable.Secret == null);
            steps.Where(step => step.Value.HasCredentials).Select(step => step.Key).ShouldBe(["clone"]);
        }
    });

    [Fact]
    public void Every_task_with_permissions_has_an_account_of_its_own() => Holds((_, plan, run) =>
        run.Accounts.Select(account => account.Task).ShouldBe(plan.Jobs.Where(job => job.Permissions.Count > 0).SelectMany(TektonPart.Of).Select(part => part.Name)));

    [Fact]
    public void Every_run_is_read_back_the_same() => Holds((_, _, run) =>
        TektonRun.Codec.Read(YamlReader.Read(YamlWriter.Write(TektonRun.Codec.Write(run))), "").ShouldBe(run));
}
