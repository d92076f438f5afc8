namespace Slipway.Engine;

/// <summary>
/// Tekton, by variables that a generated PipelineRun gives to its builds: Tekton itself tells steps nothing, and what Pipelines as Code knows of the
/// event stands in the file as <c>{{ … }}</c>, which it leaves as it is where there is nothing to say.
/// </summary>
/// <param name="environment">The environment variables.</param>
public sealed class Tekton(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <summary>The host of this build; null when it does not run on Tekton.</summary>
    public static Tekton? Instance => NukeBuild.Host as Tekton;

    /// <inheritdoc/>
    public override string Name => "Tekton";

    /// <inheritdoc/>
    public override string? Branch => HostVariables.BranchOf(Ref) ?? (Ref?.StartsWith("refs/", StringComparison.Ordinal) == true ? null : Ref);

    /// <inheritdoc/>
    public override string? Tag => HostVariables.TagOf(Ref);

    /// <inheritdoc/>
    public override string? Commit => environment.Text("TEKTON_REVISION");

    /// <inheritdoc/>
    public override int? PullRequestNumber => (int?)environment.Number("TEKTON_PULL_REQUEST");

    /// <summary><c>TEKTON_TASK_RUN</c>: the TaskRun's name.</summary>
    public string? TaskRun => environment.Text("TEKTON_TASK_RUN");

    /// <summary><c>TEKTON_REF</c>: the branch, of a pull request its own, or <c>refs/tags/v1.4.0</c>.</summary>
    public string? Ref => environment.Text("TEKTON_REF");

    /// <summary><c>TEKTON_TARGET_BRANCH</c>: the branch that a pull request goes to.</summary>
    public string? TargetBranch => environment.Text("TEKTON_TARGET_BRANCH");

    /// <summary><c>TEKTON_REPOSITORY</c>, for instance <c>acme/gateway</c>.</summary>
    public string? Repository => environment.Text("TEKTON_REPOSITORY");
}
