namespace Slipway.Workflows;

/// <summary>Where a job deploys to. The CI system keeps its secrets and its protection apart.</summary>
/// <param name="Name">The environment's name.</param>
public sealed record DeploymentEnvironment(string Name)
{
    /// <summary>Where the result can be seen; null for nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>Whether a person approves before the job runs. GitHub and Azure keep this with the environment, not in the file.</summary>
    public bool Approval { get; init; }
}
