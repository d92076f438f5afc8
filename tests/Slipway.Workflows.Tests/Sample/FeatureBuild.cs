using Slipway.Workflows.Yaml;
using static Slipway.Workflows.Tests.Sample.Targets;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>A workflow for each feature, on a build with a target for each kind of wiring.</summary>
internal sealed class FeatureBuild
{
    public string? Version { get; }

    public Channel? Channel { get; }

    public bool DryRun { get; }

    public int Retries { get; }

    public string? Key { get; }

    public Target Compile => () => nameof(Compile);

    public Target Build => () => nameof(Build);

    public Target Test => () => nameof(Test);

    public Target Report => () => nameof(Report);

    public Target Sign => () => nameof(Sign);

    public Target Pack => () => nameof(Pack);

    public Target Lint => () => nameof(Lint);

    public Target Announce => () => nameof(Announce);

    public Target CleanUp => () => nameof(CleanUp);

    public Workflow Triggers => _ => _
        .Title("Every trigger")
        .OnPush(branches: ["main", "release/*", "!release/old"], tags: ["v*"], paths: ["src/**", "!**/*.md"])
        .OnPullRequest(branches: ["main"], paths: ["src/**"], types: ["opened", "synchronize", "labeled"])
        .OnMergeGroup()
        .OnSchedule("17 2 * * *", "0 */6 1 JAN-MAR MON")
        .OnRepositoryDispatch("create_tag", ("tag", () => Version))
        .OnRelease("published", tag: () => Version)
        .OnWorkflowRun(Chain, branches: ["main"], alsoAfterFailure: true)
        .Invokes(Compile);

    public Workflow Inputs => _ => _
        .OnDispatch(() => Version, () => Channel, () => DryRun, () => Retries)
        .OnRepositoryDispatch("release", ("version", () => Version), ("dry-run", () => DryRun))
        .RunName("Release ", WorkflowValue.Of(() => Version), " to ", WorkflowValue.Of(() => Channel))
        .OneAtATime(() => Version)
        .Invokes(Compile);

    public Workflow Called => _ => _
        .OnCall(() => Version, () => Channel)
        .Invokes(Sign)
        .Output("digest", Sign, "The digest of what was signed");

    public Workflow Caller => _ => _
        .OnPush()
        .OnDispatch(() => Version)
        .Invokes(Test)
        .Calls(Called, call => call
            .After(Test)
            .With(() => Version)
            .With(() => Channel, "Stable")
            .OnlyWhen(Condition.OnBranch("main")));

    public Workflow Chain => _ => _.OnPush().Invokes(Report).Keeps(5, Build, Test).Caches();

    public Workflow Matrix => _ => _
        .OnPush()
        .Invokes(Build)
        .Job(Build, job => job
            .RunsOn(Runner.Ubuntu, Runner.Windows, Runner.Mac, Runner.Labelled("self-hosted", "arm"))
            .Matrix(() => Channel)
            .Matrix(() => Version, "1.10", "on", "2.0-rc.1")
            .Without((() => Channel, "Candidate"), (() => Version, "1.10"))
            .Without((() => Version, "on"))
            .FailFast()
            .MaxParallel(3))
        .Keeps(5, Build);

    public Workflow SameMatrix => _ => _
        .OnPush()
        .Jobs(job => job.RunsOn(Runner.Ubuntu, Runner.Mac))
        .Invokes(Pack, Lint);

    public Workflow Containers => _ => _
        .OnPush()
        .Invokes(Build)
        .Job(Build, job => job
            .Container(new JobContainer("ghcr.io/acme/builder:1.2")
            {
                UserName = WorkflowValue.Variable("BUILDER_USER"),
                Password = WorkflowValue.Secret("BUILDER_PASSWORD"),
                Variables = ValueMap.Of<WorkflowValue>(("MODE", "fast: yes"), ("LEVEL", "1.10")),
                Volumes = ["/cache:/cache"],
                Options = "--cpus 2",
            })
            .Service("registry", new JobContainer("registry:3") { Ports = ["5000:5000"] }));

    public Workflow Steps => _ => _
        .OnPush()
        .Jobs(job => job.Before(WorkflowStep.Run("Free space", "sudo rm -rf /opt/hostedtoolcache/CodeQL\n")))
        .Invokes(Build)
        .Job(Build, job => job
            .Variable("COLOUR", "never")
            .Before(
                WorkflowStep.Use("Make a cluster", "helm/kind-action", ("version", "v0.31.0"), ("config", "kind.yaml")) with { Id = "kind", Timeout = TimeSpan.FromSeconds(90) },
                WorkflowStep.Run("Look", "kubectl get nodes\nkubectl version\n") with { WorkingDirectory = "deploy", ContinueOnError = true })
            .After(WorkflowStep.Run("Tell", "echo \"$TITLE: $CLUSTER $COMMIT $ORG\"") with
            {
                Condition = Condition.Failed,
                Variables = ValueMap.Of(
                    ("TITLE", "it's broken"),
                    ("CLUSTER", WorkflowValue.StepOutput("kind", "name")),
                    ("COMMIT", WorkflowValue.Commit),
                    ("ORG", WorkflowValue.Variable("ORG")),
                    ("ACTOR", WorkflowValue.Expression(Dialect.GitHubActions, "github.actor"))),
            }));

    public Workflow Conditions => _ => _
        .OnPush()
        .OnPullRequest()
        .Jobs(job => job.OnlyWhen(Condition.InRepository("acme/it's") | Condition.OnPullRequest))
        .Invokes(Sign)
        .Job(Sign, job => job.OnlyWhen((Condition.OnTag | !Condition.OnBranch("main")) & Condition.NotCancelled & Condition.Expression(Dialect.GitHubActions, "github.run_attempt == 1")))
        .OneAtATime(cancel: true);

    public Workflow Environments => _ => _
        .OnPush()
        .Invokes(Sign)
        .Job(Sign, job => job.Environment("production", url: "https://example.org/#top", approval: true).RunsOn(Runner.InGroup("release", "linux", "x64")).Timeout(TimeSpan.FromMinutes(12.5)));

    public Workflow AfterFailure => _ => _.OnPush().Invokes(CleanUp, Report);

    public Workflow FromManifest => _ => _.OnWorkflowRun(Chain, withManifest: true).Invokes(Announce);

    public Workflow Extended => _ => _
        .OnPush()
        .Invokes(Compile)
        .Extend(Dialect.GitHubActions, YamlMap.Of(("env", YamlMap.Of(("LANG", "C.UTF-8"))), ("on", YamlMap.Of(("watch", YamlMap.Of(("types", YamlSequence.Of("started"))))))))
        .Job(Compile, job => job.Extend(Dialect.GitHubActions, YamlMap.Of(("continue-on-error", true), ("env", YamlMap.Of(("TZ", "UTC"))))));

    public static BuildModel Model { get; } = new()
    {
        Targets =
        [
            Target(nameof(Compile)) with { Local = true },
            Target(nameof(Build), nameof(Compile)).Produces("artifacts/out/**", "artifacts/my logs/*.{txt,log}") with { AddsToManifest = true },
            Target(nameof(Test), nameof(Build)).Consumes(nameof(Build)).Produces("artifacts/tests/**").Partition(3) with { AddsToManifest = true },
            Target(nameof(Report), nameof(Test)).Consumes(nameof(Test), nameof(Build)).Produces("artifacts/report.html") with { AddsToManifest = true },
            Target(nameof(Sign), nameof(Build)).Consumes(nameof(Build)).Requires(nameof(Key), nameof(Version)) with { Permissions = [Permission.IdTokenWrite] },
            Target(nameof(Pack), nameof(Build)).Consumes(nameof(Build)).Lock("disk"),
            Target(nameof(Lint), nameof(Build)).Consumes(nameof(Build)),
            Target(nameof(Announce)),
            Target(nameof(CleanUp)).After(nameof(Build), nameof(Test), nameof(Report)) with { AssuredAfterFailure = true },
        ],
        Parameters =
        [
            new WorkflowParameter { Name = nameof(Version), Description = "The version: e.g. \"1.10\"" },
            new WorkflowParameter { Name = nameof(Channel), Kind = ParameterKind.Choice, Choices = ["Stable", "Candidate"], Default = "Stable", Required = true },
            new WorkflowParameter { Name = nameof(DryRun), Kind = ParameterKind.Flag, Default = "true" },
            new WorkflowParameter { Name = nameof(Retries), Kind = ParameterKind.Number, Default = "3" },
            new WorkflowParameter { Name = nameof(Key), Secret = true },
        ],
    };
}
