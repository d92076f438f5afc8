using Slipway.Workflows.Tests.Sample;
using static Slipway.Workflows.Tests.Sample.Targets;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>
/// Delivery by way of an environment repository: the application's build pushes an image, its trigger commits the rendered manifests to the
/// environment repository's candidate branch, and that repository's build delivers them and records the success in its production branch.
/// </summary>
internal sealed class DeliveryBuild
{
    public string? Registry { get; }

    public string? Cluster { get; }

    public string? EnvironmentKey { get; }

    public Target Compile => () => nameof(Compile);

    public Target Test => () => nameof(Test);

    public Target DockerBuild => () => nameof(DockerBuild);

    public Target Publish => () => nameof(Publish);

    public Target Candidate => () => nameof(Candidate);

    public Target Deploy => () => nameof(Deploy);

    public Target Promote => () => nameof(Promote);

    public Workflow Application => _ => _
        .For(Dialect.CloudBuild, "cloudbuild.yaml")
        .Title("Test, build and push")
        .OnPush(branches: ["**"])
        .With(() => Registry, WorkflowValue.Expression(Dialect.CloudBuild, "${LOCATION}-docker.pkg.dev/${PROJECT_ID}/gateway"))
        .Invokes(Publish);

    public Workflow Trigger => _ => _
        .For(Dialect.CloudBuild, "cloudbuild-trigger.yaml")
        .Title("Test, build, push and propose the deployment")
        .OnPush(branches: ["main"])
        .With(() => Registry, WorkflowValue.Expression(Dialect.CloudBuild, "${LOCATION}-docker.pkg.dev/${PROJECT_ID}/gateway"))
        .Invokes(Candidate);

    public Workflow Delivery => _ => _
        .For(Dialect.CloudBuild, "cloudbuild-delivery.yaml")
        .Title("Deliver the candidate")
        .OnPush(branches: ["candidate"])
        .OnDispatch(() => Cluster)
        .Jobs(job => job.Container(new JobContainer("europe-docker.pkg.dev/acme/build/dotnet-gcloud:10.0")).Environment("production"))
        .Invokes(Promote)
        .Job(Deploy, job => job.Before(WorkflowStep.Run("Log in", "gcloud container clusters get-credentials \"$CLUSTER\" --location \"$LOCATION\"") with
        {
            Variables = ValueMap.Of(("CLUSTER", WorkflowValue.Of(() => Cluster)), ("LOCATION", WorkflowValue.Expression(Dialect.CloudBuild, "${LOCATION}"))),
        }));

    public static BuildModel Model { get; } = new()
    {
        Targets =
        [
            Target(nameof(Compile)) with { Local = true, NeedsHistory = true },
            Target(nameof(Test), nameof(Compile)).Produces("artifacts/test-results/**"),
            Target(nameof(DockerBuild), nameof(Compile)).Produces("artifacts/oci/**") with { AddsToManifest = true },
            Target(nameof(Publish), nameof(DockerBuild), nameof(Test)).Consumes(nameof(DockerBuild)) with { Permissions = [Permission.PackagesWrite], AddsToManifest = true },
            Target(nameof(Candidate), nameof(Publish)).Requires(nameof(EnvironmentKey)),
            Target(nameof(Deploy)),
            Target(nameof(Promote), nameof(Deploy)).Requires(nameof(EnvironmentKey)),
        ],
        Parameters =
        [
            new WorkflowParameter { Name = nameof(Registry) },
            new WorkflowParameter { Name = nameof(Cluster), Default = "gateway" },
            new WorkflowParameter { Name = nameof(EnvironmentKey), Secret = true },
        ],
    };

    public static IReadOnlyList<GeneratedWorkflow> Generate()
    {
        var build = new DeliveryBuild();
        (string Name, Workflow Workflow)[] all = [(nameof(Application), build.Application), (nameof(Trigger), build.Trigger), (nameof(Delivery), build.Delivery)];
        var scope = new WorkflowScope<Target>
        {
            Build = build,
            TargetName = target => Model.Targets.FirstOrDefault(known => known.Name == target())?.Name,
            WorkflowName = other => all.FirstOrDefault(known => known.Workflow == other).Name,
        };
        return WorkflowGenerator.Generate(new GeneratorInput { Build = Model, Workflows = [.. all.Select(workflow => WorkflowBuilder<Target>.Evaluate(workflow.Name, workflow.Workflow, scope))] });
    }
}
