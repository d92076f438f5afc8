namespace Slipway.Engine;

/// <summary>Where a build runs, and what started it.</summary>
public abstract class Host
{
    /// <summary>The host's name, for <c>--host</c> and messages.</summary>
    public abstract string Name { get; }

    /// <summary>The branch that is built, for instance <c>release/1.4</c>; of a pull request its own. Null when the host does not say, or a tag is built.</summary>
    public virtual string? Branch => null;

    /// <summary>The tag that is built; null when the host does not say, or something else is built.</summary>
    public virtual string? Tag => null;

    /// <summary>The commit that is built; null when the host does not say.</summary>
    public virtual string? Commit => null;

    /// <summary>The number of the pull or merge request that is built; null when none is.</summary>
    public virtual int? PullRequestNumber => null;

    /// <summary>The page of this run; null when the host has none.</summary>
    public virtual string? RunUrl => null;

    /// <summary>The names that <c>--host</c> knows.</summary>
    internal static IEnumerable<string> Names => All(new Dictionary<string, string>(StringComparer.Ordinal)).Select(host => host.Name);

    /// <summary>The host that the environment tells of; the local one when it tells of none.</summary>
    /// <param name="environment">The environment variables.</param>
    internal static Host Detect(IReadOnlyDictionary<string, string> environment) => environment switch
    {
        _ when environment.GetValueOrDefault("GITHUB_ACTIONS") == "true" => new GitHubActions(environment),
        _ when environment.GetValueOrDefault("GITLAB_CI") == "true" => new GitLab(environment),
        _ when environment.ContainsKey("TF_BUILD") => new AzurePipelines(environment),
        _ when environment.ContainsKey("BUILDER_OUTPUT") && environment.ContainsKey("BUILD_ID") => new CloudBuild(environment),
        _ when environment.ContainsKey("TEKTON_TASK_RUN") => new Tekton(environment),
        _ => LocalHost.Instance,
    };

    /// <summary>The host of that name; null when there is none.</summary>
    internal static Host? Named(string name, IReadOnlyDictionary<string, string> environment) =>
        All(environment).FirstOrDefault(host => host.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Host[] All(IReadOnlyDictionary<string, string> environment) =>
        [new GitHubActions(environment), new GitLab(environment), new AzurePipelines(environment), new CloudBuild(environment), new Tekton(environment), LocalHost.Instance];
}
