using static Slipway.Workflows.Tests.Sample.Targets;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>The engine's type of targets, as far as workflows can tell.</summary>
internal delegate string Target();

/// <summary>A component with a target of its own.</summary>
internal interface IPublish
{
    Target Publish => () => nameof(Publish);
}

internal enum Channel
{
    Stable,
    Candidate,
}

/// <summary>A release build with the targets of this repository.</summary>
internal sealed partial class SampleBuild : IPublish
{
    // Parameters; only their names matter here.
    public string? Version { get; }

    public Channel? Channel { get; }

    public bool DryRun { get; }

    public int Retries { get; }

    public string? Registry { get; }

    public string? RegistryPassword { get; }

    public string? GitHubToken { get; }

    public string? DownstreamToken { get; }

    public string? KubernetesVersion { get; }

    public string? Environment { get; }

    public Target Clean => () => nameof(Clean);

    public Target Restore => () => nameof(Restore);

    public Target Compile => () => nameof(Compile);

    public Target Test => () => nameof(Test);

    public Target Pack => () => nameof(Pack);

    public Target DockerBuild => () => nameof(DockerBuild);

    public Target HelmPackage => () => nameof(HelmPackage);

    public Target Stage => () => nameof(Stage);

    public Target VerifyKind => () => nameof(VerifyKind);

    public Target Downstream => () => nameof(Downstream);

    public Target Promote => () => nameof(Promote);

    public Target Rollback => () => nameof(Rollback);

    public Target Notify => () => nameof(Notify);

    public static BuildModel Model { get; } = new()
    {
        Targets =
        [
            Target(nameof(Clean)) with { Local = true },
            Target(nameof(Restore)).After(nameof(Clean)) with { Local = true },
            Target(nameof(Compile), nameof(Restore)) with { Local = true, NeedsHistory = true, LastDuration = TimeSpan.FromSeconds(40) },
            Target(nameof(Test), nameof(Compile)).Produces("artifacts/test-results/**") with { LastDuration = TimeSpan.FromSeconds(180) },
            Target(nameof(Pack), nameof(Compile)).Produces("artifacts/packages/*.nupkg") with { AddsToManifest = true },
            Target(nameof(DockerBuild), nameof(Compile)).Produces("artifacts/oci/**") with { AddsToManifest = true, LastDuration = TimeSpan.FromSeconds(30) },
            Target(nameof(HelmPackage), nameof(DockerBuild)).Consumes(nameof(DockerBuild)).Produces("artifacts/charts/*.tgz") with { AddsToManifest = true },
            Target(nameof(Stage), nameof(DockerBuild), nameof(HelmPackage), nameof(Test)).Consumes(nameof(DockerBuild), nameof(HelmPackage)) with
            {
                Permissions = [Permission.PackagesWrite],
                Secrets = [nameof(RegistryPassword)],
                AddsToManifest = true,
            },
            Target(nameof(VerifyKind), nameof(Stage)).Produces("artifacts/verify/**") with { Permissions = [Permission.PackagesRead], AddsToManifest = true, LastDuration = TimeSpan.FromMinutes(6) },
            Target(nameof(IPublish.Publish), nameof(Stage)).After(nameof(VerifyKind)).Requires(nameof(GitHubToken)).Lock("release") with
            {
                Permissions = [Permission.ContentsWrite, Permission.PackagesWrite, Permission.IdTokenWrite],
                Secrets = [nameof(RegistryPassword)],
                AddsToManifest = true,
            },
            Target(nameof(Downstream)).After(nameof(IPublish.Publish)).Requires(nameof(DownstreamToken)),
            Target(nameof(Promote)).Requires(nameof(GitHubToken)) with { NeedsHistory = true },
            Target(nameof(Rollback)).Requires(nameof(GitHubToken)) with { NeedsHistory = true },
            Target(nameof(Notify)).After(nameof(IPublish.Publish), nameof(VerifyKind)) with { AssuredAfterFailure = true },
        ],
        Parameters =
        [
            new WorkflowParameter { Name = nameof(Version), Description = "The version to release, e.g. v1.4.0", Required = true },
            new WorkflowParameter { Name = nameof(Channel), Kind = ParameterKind.Choice, Choices = ["Stable", "Candidate"], Default = "Stable" },
            new WorkflowParameter { Name = nameof(DryRun), Kind = ParameterKind.Flag, Description = "Change nothing", Default = "false" },
            new WorkflowParameter { Name = nameof(Retries), Kind = ParameterKind.Number, Default = "3" },
            new WorkflowParameter { Name = nameof(Registry) },
            new WorkflowParameter { Name = nameof(RegistryPassword), Secret = true },
            new WorkflowParameter { Name = nameof(GitHubToken), Secret = true },
            new WorkflowParameter { Name = nameof(DownstreamToken), Secret = true },
            new WorkflowParameter { Name = nameof(KubernetesVersion) },
            new WorkflowParameter { Name = nameof(Environment), Description = "Where to" },
        ],
    };

    public static ActionsLock Actions { get; } = ActionsLock.Parse(
        """
        {
          "actions": {
            "actions/cache": { "version": "v6.1.0", "commit": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9" },
            "actions/checkout": { "version": "v7.0.1", "commit": "3d3c42e5aac5ba805825da76410c181273ba90b1" },
            "actions/create-github-app-token": { "version": "v3.2.0", "commit": "bcd2ba49218906704ab6c1aa796996da409d3eb1" },
            "actions/download-artifact": { "version": "v8.0.1", "commit": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c" },
            "actions/setup-dotnet": { "version": "v6.0.0", "commit": "a98b56852c35b8e3190ac28c8c2271da59106c68" },
            "actions/upload-artifact": { "version": "v7.0.1", "commit": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a" },
            "helm/kind-action": { "version": "v1.14.0", "commit": "ef37e7f390d99f746eb8b610417061a60e82a6cc" }
          }
        }
        """);
}
