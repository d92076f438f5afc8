namespace Slipway.Verification.Kubernetes;

/// <summary>Puts problems into words: each with the last lines of the log that belongs to it.</summary>
internal sealed class Explanation(Kubectl kubectl, string space)
{
    private const int LogLines = 10;

    // A deployment of fifty pods has one problem, not fifty.
    private const int MostProblems = 5;

    /// <summary>One paragraph a problem; the gravest kinds first.</summary>
    public async Task<string> DescribeAsync(IReadOnlyList<PodProblem> problems, CancellationToken cancellationToken)
    {
        var paragraphs = new List<string>();
        foreach (var problem in problems.OrderByDescending(problem => problem.IsHopeless).ThenByDescending(problem => problem.Kind).Take(MostProblems))
        {
            paragraphs.Add(await DescribeAsync(problem, cancellationToken));
        }

        if (problems.Count > MostProblems)
        {
            paragraphs.Add($"and {problems.Count - MostProblems} more.");
        }

        return string.Join('\n', paragraphs);
    }

    private async Task<string> DescribeAsync(PodProblem problem, CancellationToken cancellationToken)
    {
        if (!problem.HasLog || problem.Container is null)
        {
            return problem.ToString();
        }

        var log = await kubectl.ReadLogsAsync(problem.Pod, space, problem.Container, problem.LogIsPrevious, LogLines, cancellationToken);
        var hint = log.Any(line => line.Contains("exec format error", StringComparison.Ordinal)) ? "\n  The image is for another platform than the node." : "";
        return log.Count == 0 ? $"{problem} Its log is empty." : $"{problem} The end of its log:{string.Concat(log.Select(line => $"\n    {line}"))}{hint}";
    }
}
