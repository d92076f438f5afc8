using System.Text.Json;

namespace Slipway.Engine;

/// <summary>GitHub Actions, by its default environment variables (docs.github.com, "Store information in variables").</summary>
/// <param name="environment">The environment variables.</param>
public sealed class GitHubActions(IReadOnlyDictionary<string, string> environment) : Host
{
    private const string PullPrefix = "refs/pull/";

    /// <summary>The host of this build; null when it does not run on GitHub Actions.</summary>
    public static GitHubActions? Instance => NukeBuild.Host as GitHubActions;

    /// <inheritdoc/>
    public override string Name => "GitHubActions";

    /// <inheritdoc/>
    public override string? Branch => HeadRef ?? HostVariables.BranchOf(Ref);

    /// <inheritdoc/>
    public override string? Tag => HostVariables.TagOf(Ref);

    /// <inheritdoc/>
    public override string? Commit => Sha;

    /// <inheritdoc/>
    public override string? RunUrl => RunId is { } run ? $"{ServerUrl}/{Repository}/actions/runs/{run}" : null;

    /// <inheritdoc/>
    public override int? PullRequestNumber => NumberInRef() ?? (IsPullRequest ? NumberInEvent() : null);

    /// <summary>Whether a pull request started the run.</summary>
    public bool IsPullRequest => EventName is "pull_request" or "pull_request_target";

    /// <summary><c>GITHUB_EVENT_NAME</c>, for instance <c>pull_request</c>.</summary>
    public string? EventName => environment.Text("GITHUB_EVENT_NAME");

    /// <summary><c>GITHUB_EVENT_PATH</c>: the file with the event's whole payload.</summary>
    public string? EventPath => environment.Text("GITHUB_EVENT_PATH");

    /// <summary><c>GITHUB_REF</c>, for instance <c>refs/pull/7/merge</c>.</summary>
    public string? Ref => environment.Text("GITHUB_REF");

    /// <summary><c>GITHUB_HEAD_REF</c>: the branch of a pull request.</summary>
    public string? HeadRef => environment.Text("GITHUB_HEAD_REF");

    /// <summary><c>GITHUB_BASE_REF</c>: the branch that a pull request goes to.</summary>
    public string? BaseRef => environment.Text("GITHUB_BASE_REF");

    /// <summary><c>GITHUB_SHA</c>: the commit that started the run; for a pull request that of the merge.</summary>
    public string? Sha => environment.Text("GITHUB_SHA");

    /// <summary><c>GITHUB_REPOSITORY</c>, for instance <c>acme/gateway</c>.</summary>
    public string? Repository => environment.Text("GITHUB_REPOSITORY");

    /// <summary><c>GITHUB_REPOSITORY_OWNER</c>, for instance <c>acme</c>.</summary>
    public string? RepositoryOwner => environment.Text("GITHUB_REPOSITORY_OWNER");

    /// <summary><c>GITHUB_ACTOR</c>: who started the run.</summary>
    public string? Actor => environment.Text("GITHUB_ACTOR");

    /// <summary><c>GITHUB_WORKFLOW</c>: the workflow's name.</summary>
    public string? Workflow => environment.Text("GITHUB_WORKFLOW");

    /// <summary><c>GITHUB_JOB</c>: the job's identifier.</summary>
    public string? Job => environment.Text("GITHUB_JOB");

    /// <summary><c>GITHUB_RUN_ID</c>: stays the same when the run is repeated.</summary>
    public long? RunId => environment.Number("GITHUB_RUN_ID");

    /// <summary><c>GITHUB_RUN_NUMBER</c>: counts the runs of the workflow.</summary>
    public long? RunNumber => environment.Number("GITHUB_RUN_NUMBER");

    /// <summary><c>GITHUB_RUN_ATTEMPT</c>: counts the repetitions, from 1.</summary>
    public long? RunAttempt => environment.Number("GITHUB_RUN_ATTEMPT");

    /// <summary><c>GITHUB_WORKSPACE</c>: the folder of the checkout.</summary>
    public string? Workspace => environment.Text("GITHUB_WORKSPACE");

    /// <summary><c>GITHUB_SERVER_URL</c>, for instance <c>https://github.com</c>.</summary>
    public string? ServerUrl => environment.Text("GITHUB_SERVER_URL");

    /// <summary><c>GITHUB_API_URL</c>, for instance <c>https://api.github.com</c>.</summary>
    public string? ApiUrl => environment.Text("GITHUB_API_URL");

    /// <summary><c>GITHUB_TOKEN</c>, where the workflow passes it on; a secret.</summary>
    public string? Token => environment.Text("GITHUB_TOKEN");

    /// <summary><c>GITHUB_STEP_SUMMARY</c>: a file whose Markdown is shown with the run.</summary>
    public string? StepSummaryFile => environment.Text("GITHUB_STEP_SUMMARY");

    /// <summary><c>GITHUB_OUTPUT</c>: a file whose <c>name=value</c> lines become outputs of the step.</summary>
    public string? OutputFile => environment.Text("GITHUB_OUTPUT");

    private int? NumberInRef() =>
        Ref is { } reference && reference.StartsWith(PullPrefix, StringComparison.Ordinal) && int.TryParse(reference.Split('/')[2], out var number) ? number : null;

    // pull_request_target runs on the base branch: only its payload has the number.
    private int? NumberInEvent()
    {
        if (EventPath is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var payload = JsonDocument.Parse(File.ReadAllBytes(path));
            return payload.RootElement.TryGetProperty("pull_request", out var request) && request.GetProperty("number").TryGetInt32(out var number) ? number : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
