namespace Slipway.Workflows;

/// <summary>A CI system that workflows are written for.</summary>
public enum Dialect
{
    /// <summary>GitHub Actions, <c>.github/workflows/*.yml</c>.</summary>
    GitHubActions,

    /// <summary>Google Cloud Build, <c>cloudbuild*.yaml</c>.</summary>
    CloudBuild,

    /// <summary>GitLab CI, <c>.gitlab-ci.yml</c>.</summary>
    GitLab,

    /// <summary>Azure Pipelines, <c>azure-pipelines.yml</c>.</summary>
    AzurePipelines,

    /// <summary>Tekton, a PipelineRun in <c>.tekton/</c> started by Pipelines as Code.</summary>
    Tekton,
}
