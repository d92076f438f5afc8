namespace Slipway.Release;

/// <summary>Who builds, and in which run, for provenance: what the CI system tells in its variables.</summary>
/// <param name="Builder">The builder's URI; null on a person's machine.</param>
/// <param name="Invocation">The run's URI; null on a person's machine.</param>
internal sealed record BuilderIdentity(string? Builder, string? Invocation)
{
    /// <summary>The identity that the variables tell; each CI system by the variables that only it sets.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static BuilderIdentity Of(Func<string, string?> variable) =>
        All(text => variable(text) is { Length: > 0 } value ? value : null).FirstOrDefault(identity => identity is not null) ?? new(null, null);

    private static IEnumerable<BuilderIdentity?> All(Func<string, string?> of) =>
    [
        (of("GITHUB_SERVER_URL"), of("GITHUB_WORKFLOW_REF"), of("GITHUB_REPOSITORY"), of("GITHUB_RUN_ID")) is ({ } server, { } workflow, { } repository, { } run)
            ? new($"{server}/{workflow}", $"{server}/{repository}/actions/runs/{run}/attempts/{of("GITHUB_RUN_ATTEMPT") ?? "1"}")
            : null,
        (of("CI_PROJECT_URL"), of("CI_RUNNER_ID"), of("CI_JOB_URL")) is ({ } project, { } runner, { } job) ? new($"{project}/-/runners/{runner}", job) : null,
        (of("SYSTEM_COLLECTIONURI"), of("SYSTEM_TEAMPROJECT"), of("BUILD_BUILDID")) is ({ } collection, { } team, { } build)
            ? new($"{collection}{Uri.EscapeDataString(team)}/_build?definitionId={of("SYSTEM_DEFINITIONID")}", $"{collection}{Uri.EscapeDataString(team)}/_build/results?buildId={build}")
            : null,
        (of("BUILDER_OUTPUT"), of("PROJECT_ID"), of("BUILD_ID")) is ({ }, { } cloud, { } id)
            ? new("urn:slipway:builder:cloud-build", $"https://cloudbuild.googleapis.com/v1/projects/{cloud}/locations/{of("LOCATION") ?? "global"}/builds/{id}")
            : null,
        of("TEKTON_TASK_RUN") is { } task ? new("urn:slipway:builder:tekton", $"urn:slipway:tekton:task-run:{Uri.EscapeDataString(task)}") : null,
    ];
}
