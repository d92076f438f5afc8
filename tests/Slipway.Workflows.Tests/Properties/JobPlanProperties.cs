using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Workflows.Tests.Properties;

/// <summary>What holds for the jobs of any build.</summary>
public sealed class JobPlanProperties
{
    private static void Holds(Action<RandomBuild, JobPlan> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(RandomBuilds.UpTo(14), build =>
    {
        var problems = new ProblemList("Sample");
        var plan = JobPlanner.Plan(build.Build, build.Workflow, shared: false, problems);
        problems.Problems.ShouldBeEmpty();
        property(build, plan);
    }));

    [Fact]
    public void Every_job_comes_after_those_that_it_needs() => Holds((_, plan) =>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in plan.Jobs)
        {
            job.Needs.ShouldBeSubsetOf(done);
            done.Add(job.Id).ShouldBeTrue();
        }
    });

    [Fact]
    public void Everything_that_a_job_gets_is_left_by_a_job_that_it_needs() => Holds((_, plan) =>
    {
        foreach (var (artifact, _) in plan.Jobs.SelectMany(job => job.Incoming))
        {
            plan.Jobs.Single(job => job.Id == artifact.Job).Outgoing.ShouldContain(artifact);
        }

        plan.Jobs.ShouldAllBe(job => job.Incoming.All(incoming => job.Needs.Contains(incoming.Artifact.Job)));
    });

    [Fact]
    public void Every_target_runs_once_unless_it_is_local() => Holds((build, plan) =>
    {
        var targets = plan.Jobs.SelectMany(job => job.Targets).ToList();
        targets.ShouldBeUnique();
        var others = plan.Jobs.SelectMany(job => job.Runs).Except(targets, StringComparer.Ordinal);
        others.ShouldAllBe(name => build.Build.Targets.Single(target => target.Name == name).Local);
        build.Workflow.Invoked.ShouldBeSubsetOf(plan.Jobs.SelectMany(job => job.Runs));
    });

    [Fact]
    public void Every_secret_and_permission_is_justified_by_a_target_of_the_job() => Holds((build, plan) =>
    {
        foreach (var job in plan.Jobs)
        {
            var targets = build.Build.Targets.Where(target => job.Runs.Contains(target.Name)).ToList();
            job.Secrets.ShouldBe(targets.SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal), ignoreOrder: true);
            job.Permissions.ShouldBe(JobClass.Union(targets.SelectMany(target => target.Permissions)), ignoreOrder: true);
        }
    });

    [Fact]
    public void Targets_with_a_lock_in_common_never_run_at_the_same_time() => Holds((build, plan) =>
    {
        var holders = plan.Jobs.Where(job => job.Targets.Any(name => build.Build.Targets.Single(target => target.Name == name).Node.Locks.Count > 0)).ToList();
        foreach (var (first, second) in holders.Zip(holders.Skip(1)))
        {
            Ancestors(plan, second).ShouldContain(first.Id);
        }
    });

    [Fact]
    public void Jobs_that_could_be_one_are_one() => Holds((_, plan) =>
    {
        foreach (var decision in plan.Decisions.Where(decision => !decision.Together))
        {
            decision.Reason.ShouldNotBeEmpty();
            plan.Jobs.ShouldAllBe(job => !job.Targets.Contains(decision.First) || !job.Targets.Contains(decision.Second));
        }
    });

    [Fact]
    public void Jobs_in_any_order_that_respects_needs_make_the_manifest_of_the_local_run() => Holds((build, plan) =>
    {
        var simulation = new Simulation(build.Build, build.Workflow);
        simulation.RunJobs(plan, new System.Random(build.Seed)).ShouldBe(simulation.RunLocally());
    });

    [Fact]
    public void Same_build_gives_the_same_jobs() => Holds((build, plan) =>
        JobPlanner.Plan(build.Build, build.Workflow, shared: false, new ProblemList("Sample")).ShouldBe(plan));

    private static HashSet<string> Ancestors(JobPlan plan, PlannedJob job)
    {
        var ancestors = new HashSet<string>(job.Needs, StringComparer.Ordinal);
        foreach (var other in plan.Jobs.Reverse().Where(other => ancestors.Contains(other.Id)))
        {
            ancestors.UnionWith(other.Needs);
        }

        return ancestors;
    }
}
