namespace Slipway.Engine;

/// <summary>Azure Pipelines, by its predefined variables.</summary>
public sealed class AzurePipelines(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <inheritdoc/>
    public override string Name => "AzurePipelines";

    /// <summary><c>BUILD_SOURCEBRANCH</c>, for instance <c>refs/heads/main</c>.</summary>
    public string? Ref => environment.GetValueOrDefault("BUILD_SOURCEBRANCH");

    /// <summary><c>SYSTEM_PULLREQUEST_PULLREQUESTNUMBER</c>.</summary>
    public string? PullRequest => environment.GetValueOrDefault("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER");
}
