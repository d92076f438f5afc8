using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>What GitLab CI cannot do is refused, with the target and the feature.</summary>
public sealed class GitLabBadInputTests
{
    private static FeatureBuild B => Features.Build;

    private static void Refuses(Workflow workflow, params string[] problems) => GitLabSamples.All.Problems(workflow).ShouldBe(problems.Select(problem => $"Workflow Sample: {problem}"));

    private static void RefusesJob(Func<JobBuilder, JobBuilder> job, params string[] problems) => Refuses(_ => _.OnPush().Invokes(B.Build).Job(B.Build, job), problems);

    [Fact]
    public void Events_of_other_systems() => Refuses(
        _ => _.OnRepositoryDispatch("release", ("version", () => B.Version)).OnRelease("published", tag: () => B.Version).Invokes(B.Compile),
        "OnRepositoryDispatch: GitLab CI has no events of other systems. Use OnDispatch(...), which the API also starts.",
        "OnRelease: GitLab CI starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.");

    [Fact]
    public void End_of_another_workflow() => Refuses(
        _ => _.OnWorkflowRun(B.Chain).Invokes(B.Compile),
        "OnWorkflowRun: GitLab CI starts no pipeline after another. Let Chain call it with Calls(...).");

    [Fact]
    public void Types_of_pull_requests() => Refuses(
        _ => _.OnPullRequest(types: ["labeled"]).Invokes(B.Compile),
        "OnPullRequest has the types labeled; GitLab CI knows only all of opened, reopened, synchronize. Leave the types out.");

    [Fact]
    public void Paths_that_do_not_count() => Refuses(
        _ => _.OnPush(paths: ["src/**", "!docs/**", "a**b"]).Invokes(B.Compile),
        "OnPush has the path '!docs/**'; GitLab CI cannot leave paths out. Name what counts.",
        "OnPush has the path 'a**b'; GitLab CI takes ** for whole folders only, as in src/**/*.cs.");

    [Fact]
    public void Pattern_that_only_GitHub_understands() => Refuses(
        _ => _.OnPush(branches: ["v[0-9]"]).Invokes(B.Compile),
        "the pattern 'v[0-9]' uses one of ? + [ ], which mean something to GitHub Actions only. Use * and **.");

    [Fact]
    public void Patterns_that_only_leave_out() => Refuses(
        _ => _.OnPush(tags: ["!v0"]).Invokes(B.Compile),
        "the patterns !v0 begin by leaving something out of nothing. Begin with what counts, such as **.");

    [Fact]
    public void Permission_that_no_job_token_has() => GitLabPipelines.Problems(
        Targets.Target("Comment") with { Permissions = [new Permission("issues", true), Permission.PackagesWrite] }).ShouldBe(
            ["Workflow Sample: Comment needs the permission issues: write, which no job of GitLab CI can have. Give it a project access token as a secret."]);

    [Fact]
    public void Job_name_with_another_meaning() => GitLabPipelines.Problems(Targets.Target("Pages")).ShouldBe(
        ["Workflow Sample: Pages makes the job name 'pages', which has another meaning in GitLab CI. Rename the target."]);

    [Fact]
    public void Output_of_a_called_workflow() => Refuses(
        _ => _.OnCall(() => B.Version).Invokes(B.Sign).Output("digest", B.Sign, "The digest"),
        "Output(digest): GitLab CI hands nothing from a child pipeline to its parent.");

    [Fact]
    public void Call_of_a_workflow_without_a_file() => GitLabPipelines.Problems(new WorkflowDefinition
    {
        Name = "Sample",
        Files = [new WorkflowFile(Dialect.GitLab, null)],
        Triggers = [new PushTrigger()],
        Calls = [new WorkflowCall("Verify")],
    }).ShouldBe(["Workflow Sample: it calls Verify, which has no file of its own for GitLab CI. Add For(Dialect.GitLab, \".gitlab/verify.yml\") to it."]);

    [Fact]
    public void Machines() => RefusesJob(
        job => job.RunsOn(Runner.InGroup("release"), Runner.Windows, Runner.Labelled("a", "b")),
        "Build runs in group release; GitLab CI chooses runners by tags only. Use Runner.Labelled(...).",
        "Build runs on windows-2025; GitLab's Windows machines have no bash. Name a runner of your own with Runner.Labelled(...).",
        "Build runs on several machines, one of them labelled a, b; a matrix of GitLab CI takes one tag for each.");

    [Theory]
    [InlineData(true, null, "FailFast()")]
    [InlineData(false, 2, "MaxParallel(...)")]
    public void Limits_of_a_matrix(bool failFast, int? most, string feature) => RefusesJob(
        job =>
        {
            var matrix = job.Matrix(() => B.Channel);
            return failFast ? matrix.FailFast() : matrix.MaxParallel(most!.Value);
        },
        $"Build has a matrix with {feature}; GitLab CI always runs all jobs of one, at the same time where it can.");

    [Fact]
    public void Containers() => RefusesJob(
        job => job.Container(new JobContainer("builder") { Password = WorkflowValue.Secret("P"), Options = "--cpus 2", Ports = ["80:8080"] }),
        "the container builder of Build has a user or password; GitLab CI takes them from the CI variable DOCKER_AUTH_CONFIG.",
        "the container builder of Build has volumes or options, which GitLab CI leaves to the runner's configuration.",
        "the container builder of Build maps the port 80:8080; in GitLab CI a service is reached under its own name and ports.");

    [Fact]
    public void Steps() => RefusesJob(
        job => job
            .Before(WorkflowStep.Run("Early", "true") with { Condition = Condition.Failed }, WorkflowStep.Use("Make", "helm/kind-action"), WorkflowStep.Run("Slow", "true") with { Timeout = TimeSpan.FromMinutes(1) })
            .After(WorkflowStep.Run("Tagged", "true") with { Condition = Condition.OnTag }),
        "step 'Make' of Build uses helm/kind-action; actions are GitHub's. Use WorkflowStep.Run(...).",
        "step 'Slow' of Build has a time limit; GitLab CI limits whole jobs only.",
        "step 'Early' of Build has a condition; GitLab CI has conditions for jobs, and for steps after the build those about success.",
        "step 'Tagged' of Build has the condition TagCondition { }; GitLab CI has such conditions for whole jobs only.");

    [Fact]
    public void Values() => RefusesJob(
        job => job
            .Variable("A", WorkflowValue.StepOutput("kind", "name"))
            .Variable("B", WorkflowValue.Secret("not-a-variable"))
            .Variable("C", WorkflowValue.Expression(Dialect.GitHubActions, "github.actor")),
        "Build uses StepOutputValue { Step = kind, Output = name }, which GitLab CI cannot express.",
        "Build uses 'not-a-variable', which cannot be a variable of GitLab CI. Use letters, digits and underscores.",
        "Build uses ExpressionValue { Dialect = GitHubActions, Text = github.actor }, which GitLab CI cannot express.");

    [Fact]
    public void Conditions() => RefusesJob(
        job => job.OnlyWhen(!Condition.Failed & Condition.OnBranch("a\"b'c")),
        "Build has the condition StatusCondition { Status = Failed }, which GitLab CI cannot express there.",
        "Build compares with a\"b'c; GitLab CI has no strings with both kinds of quotes.");

    [Fact]
    public void Approval_of_what_runs_after_a_failure() => RefusesJob(
        job => job.Environment("production", approval: true).OnlyWhen(Condition.Always),
        "Build waits for an approval and runs also after a failure; GitLab CI has only one of both.");

    [Fact]
    public void Cache_of_another_folder() => Refuses(
        _ => _.OnPush().Invokes(B.Build).Caches(new WorkflowCache(["~/.cache"], [])),
        "Caches(...) names ~/.cache; GitLab CI caches folders of the repository only.");

    [Fact]
    public void Extension_of_what_is_generated() => RefusesJob(
        job => job.Extend(Dialect.GitLab, YamlMap.Of(("timeout", "1 day"))),
        "Extend(...) sets Sample.build.timeout, which is generated. Say it with the model.");
}
