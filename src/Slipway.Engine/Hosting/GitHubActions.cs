namespace Slipway.Engine;

/// <summary>GitHub Actions, by its default environment variables.</summary>
public sealed class GitHubActions(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <inheritdoc/>
    public override string Name => "GitHubActions";

    /// <summary><c>GITHUB_EVENT_NAME</c>, for instance <c>pull_request</c>.</summary>
    public string? EventName => environment.GetValueOrDefault("GITHUB_EVENT_NAME");

    /// <summary><c>GITHUB_REF</c>, for instance <c>refs/pull/7/merge</c>.</summary>
    public string? Ref => environment.GetValueOrDefault("GITHUB_REF");

    /// <summary><c>GITHUB_REPOSITORY</c>, for instance <c>acme/gateway</c>.</summary>
    public string? Repository => environment.GetValueOrDefault("GITHUB_REPOSITORY");
}
