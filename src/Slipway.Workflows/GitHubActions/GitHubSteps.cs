using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Steps that use actions of the lock file.</summary>
internal sealed class GitHubSteps(GeneratorInput input, ProblemList problems)
{
    /// <summary>A step with an action at its locked commit.</summary>
    public GitHubStep Use(string name, string action, params IEnumerable<(string Key, YamlNode Value)> with)
    {
        var pin = input.Actions.Find(action);
        if (pin is null)
        {
            problems.Add($"it uses {action}, which is not in {ActionsLock.Path}. Run {input.Options.Command} {input.Options.UpdateTarget}.");
        }

        return new GitHubStep { Name = name, Uses = new PinnedAction($"{action}@{pin?.Commit}") { Version = pin?.Version }, With = ValueMap.Of(with) };
    }

    /// <summary>The sources, without a token left behind, with the history where a version depends on it.</summary>
    public GitHubStep CheckOut(bool history) => Use(
        "Check out",
        "actions/checkout",
        [("persist-credentials", false), .. history ? [("fetch-depth", (YamlNode)0)] : Array.Empty<(string, YamlNode)>()]);

    public GitHubStep SetUpDotNet() => Use("Set up .NET", "actions/setup-dotnet", ("global-json-file", "global.json"));

    public GitHubStep Cache(WorkflowCache cache, string job)
    {
        var hash = $"hashFiles({string.Join(", ", cache.KeyFiles.Select(GitHubExpressions.Quote))})";
        var prefix = $"{job}-{GitHubExpressions.Wrap("runner.os")}-{GitHubExpressions.Wrap("runner.arch")}-";
        return Use("Restore the cache", "actions/cache", ("path", Lines(cache.Paths)), ("key", prefix + GitHubExpressions.Wrap(hash)), ("restore-keys", prefix));
    }

    public GitHubStep Upload(JobArtifact artifact, bool mayBeMissing)
    {
        var archive = artifact.Archive(artifact.Parts is null ? null : GitHubMatrix.Position);
        return Use(
            $"Upload {artifact.Name}",
            "actions/upload-artifact",
            ("name", archive),
            ("path", $"{ArchiveNames.Outgoing}/{archive}"),
            ("if-no-files-found", mayBeMissing ? "ignore" : "error"),
            ("retention-days", 1),
            ("compression-level", 0),
            ("include-hidden-files", true),
            ("overwrite", true));
    }

    public GitHubStep Download(IncomingArtifact incoming)
    {
        var artifact = incoming.Artifact;
        IEnumerable<(string, YamlNode)> which = artifact.Parts is null || incoming.SamePart
            ? [("name", artifact.Archive(incoming.SamePart ? GitHubMatrix.Position : null))]
            : [("pattern", artifact.Archive("*")), ("merge-multiple", true)];
        return Use($"Download {artifact.Name}", "actions/download-artifact", [.. which, ("path", ArchiveNames.Incoming)]);
    }

    /// <summary>What another workflow's run left, whose digest only the store vouches for.</summary>
    public GitHubStep DownloadFromTrigger(JobArtifact artifact) => Use(
        $"Download {artifact.Name}",
        "actions/download-artifact",
        [
            .. artifact.Parts is null ? [("name", (YamlNode)artifact.Archive())] : new (string, YamlNode)[] { ("pattern", artifact.Archive("*")), ("merge-multiple", true) },
            ("path", ArchiveNames.Incoming),
            ("run-id", GitHubExpressions.Wrap("github.event.workflow_run.id")),
            ("github-token", GitHubExpressions.Wrap("github.token")),
        ]) with { If = OnWorkflowRun };

    public static GitHubStep UnpackFromTrigger() => new()
    {
        Name = "Unpack the release manifest",
        If = OnWorkflowRun,
        Run = $"for archive in {ArchiveNames.Incoming}/release-manifest.*.tar; do\n  tar -xof \"$archive\"\ndone\n",
    };

    /// <summary>What people can download, also after a failure.</summary>
    public GitHubStep Keep(KeptArtifact kept, bool matrix) => Use(
        $"Keep {kept.Name}",
        "actions/upload-artifact",
        ("name", matrix ? $"{kept.Name}.{GitHubMatrix.Position}" : kept.Name),
        ("path", Lines(kept.Paths)),
        ("if-no-files-found", "warn"),
        ("retention-days", kept.Days),
        ("overwrite", true)) with { If = GitHubExpressions.Wrap("!cancelled()") };

    private static string OnWorkflowRun { get; } = GitHubExpressions.Wrap("github.event_name == 'workflow_run'");

    private static string Lines(ValueList<string> lines) => lines is [var only] ? only : string.Concat(lines.Select(line => $"{line}\n"));
}
