using Slipway.Engine;
using Slipway.Workflows;

namespace Slipway.Release.Tests.Workflows;

/// <summary>A build with workflows, to read them from.</summary>
internal sealed class SampleBuild : NukeBuild
{
    public static ActionsLock Lock { get; } = new[] { "checkout", "setup-dotnet", "upload-artifact", "download-artifact", "cache" }
        .Aggregate(ActionsLock.Empty, (actions, name) => actions.With(new ActionPin($"actions/{name}", "v1.0.0", new string('a', 40))));

    [Parameter("What to release")]
    public string? Version { get; set; }

    [Parameter]
    public Channel Channel { get; set; } = Channel.Candidate;

    [Parameter]
    public bool DryRun { get; set; }

    [Parameter]
    public int Retries { get; set; } = 3;

    [Parameter]
    public string[]? Platforms { get; set; }

    [Parameter(Name = "Key")]
    [Secret]
    public string? SigningKey { get; set; }

    [Parameter]
    [Secret]
    public string? Password { get; set; }

    public Target Compile => _ => _.RunsInEveryJob();

    public Target Identify => _ => _.NeedsHistory().Produces("artifacts/manifest/identity.json");

    public Target Build => _ => _.DependsOn(Compile, Identify).Produces("artifacts/oci/**", "artifacts/manifest/images.json");

    public Target Publish => _ => _
        .DependsOn(Build)
        .Consumes(Build)
        .Uses(Permission.PackagesWrite, Permission.IdTokenWrite)
        .UsesSecret(() => Password)
        .Requires(() => SigningKey);

    public Target Notify => _ => _.After(Publish).AssuredAfterFailure();

    public Workflow<Target> Release => _ => _.OnPush(tags: ["v*"]).OnDispatch(() => Version, () => Channel, () => DryRun, () => Retries, () => Platforms).Invokes(Publish, Notify);

    public Workflow<Target> Main => _ => _.OnPush().Invokes(Compile);

    public Workflow<Target> MainLater => _ => _.For(Dialect.GitHubActions, ".github/workflows/main.yml").OnPush(tags: ["v*"]).Invokes(Compile);

    /// <summary>What the generator gets for one of the workflows.</summary>
    public static GeneratorInput Input(string workflow)
    {
        var all = WorkflowSource.Read(new SampleBuild(), Lock);
        return all with { Workflows = [.. all.Workflows.Where(candidate => candidate.Name == workflow)] };
    }
}

/// <summary>Where a release goes.</summary>
public enum Channel
{
    /// <summary>Everybody.</summary>
    Stable,

    /// <summary>Those who try.</summary>
    Candidate,
}
