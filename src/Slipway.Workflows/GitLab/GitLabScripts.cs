using System.Text;

namespace Slipway.Workflows.GitLab;

/// <summary>The scripts of a job: take over, build, hand on. All of them share one shell, so that the user's own steps get a subshell each.</summary>
internal sealed class GitLabScripts(GeneratorInput input, GitLabValues values, ProblemList problems)
{
    /// <summary>The file with the digests of what a job leaves, which later jobs get as variables.</summary>
    public const string Digests = ".nuke/temp/outgoing/digests.env";

    public ValueList<string> Script(PlannedJob job) =>
    [
        .. TakeOver(job),
        .. job.Settings.Before.Select(step => Own(step, job)),
        BuildCommand.Of(job, input.Options),
        .. job.Settings.After.Where(step => step.Condition is null).Select(step => Own(step, job)),
        .. HandOn(job),
    ];

    /// <summary>Steps that run also after a failure.</summary>
    public ValueList<string> AfterScript(PlannedJob job)
    {
        problems.AddRange(job.Settings.Before.Where(step => step.Condition is not null)
            .Select(step => $"step '{step.Name}' of {job.Targets[^1]} has a condition; GitLab CI has conditions for jobs, and for steps after the build those about success."));
        return job.Settings.After.Where(step => step.Condition is not null).Select(step => AfterAll(step, job)).ToValueList();
    }

    private static IEnumerable<string> TakeOver(PlannedJob job)
    {
        if (job.Incoming.Count == 0)
        {
            return NeedsPart(job) ? [Part] : [];
        }

        return [.. NeedsPart(job) ? [Part] : Array.Empty<string>(), ArchiveScripts.OwnDigests(job) + ArchiveScripts.Unpack(job, _ => ArchiveNames.Outgoing)];
    }

    private static IEnumerable<string> HandOn(PlannedJob job) => job.Outgoing.Count == 0 ? [] :
        [ArchiveScripts.Pack(job, ArchiveNames.Outgoing, (artifact, part) => $"echo \"{artifact.Variable(part)}=$digest\" >> {Digests}")];

    private static bool NeedsPart(PlannedJob job) => job.Matrix.Exists && (job.Outgoing.Count > 0 || job.Incoming.Any(incoming => incoming.SamePart));

    private const string Part = "PART=$((CI_NODE_INDEX - 1))";

    private string AfterAll(WorkflowStep step, PlannedJob job) => step.Condition switch
    {
        StatusCondition { Status: RunStatus.Any } => Own(step, job),
        StatusCondition { Status: RunStatus.Failed } => Guard("\"$CI_JOB_STATUS\" = failed", Own(step, job)),
        StatusCondition => Guard("\"$CI_JOB_STATUS\" != canceled", Own(step, job)),
        _ => Refuse($"step '{step.Name}' of {job.Targets[^1]} has the condition {step.Condition}; GitLab CI has such conditions for whole jobs only."),
    };

    private static string Guard(string test, string script) => $"if [ {test} ]; then\n{Indent(script)}fi\n";

    private string Own(WorkflowStep step, PlannedJob job)
    {
        var where = $"step '{step.Name}' of {job.Targets[^1]}";
        if (step.Script is null)
        {
            return Refuse($"{where} uses {step.Action}; actions are GitHub's. Use WorkflowStep.Run(...).");
        }

        if (step.Timeout is not null)
        {
            return Refuse($"{where} has a time limit; GitLab CI limits whole jobs only.");
        }

        var body = new StringBuilder($"# {step.Name.ReplaceLineEndings(" ")}\n(\n  set -e\n");
        foreach (var (name, value) in step.Variables)
        {
            body.Append($"  export {name}={values.Word(value, where)}\n");
        }

        if (step.WorkingDirectory is { } folder)
        {
            body.Append($"  cd {Shell.Quote(folder)}\n");
        }

        // Here-documents must not be moved.
        body.Append(step.Script.Contains("<<", StringComparison.Ordinal) ? step.Script.TrimEnd('\n') + "\n" : Indent(step.Script)).Append(")\n");
        return step.ContinueOnError ? $"set +e\n{body}set -e\n" : body.ToString();
    }

    private static string Indent(string script) => string.Concat(script.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));

    private string Refuse(string problem)
    {
        problems.Add(problem);
        return "";
    }
}
