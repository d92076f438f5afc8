namespace Slipway.Workflows.Tekton;

/// <summary>The node that all tasks of a run share, as they share a volume.</summary>
internal static class TektonNodes
{
    private const string Architecture = "kubernetes.io/arch";

    public static ValueMap<string> Selector(JobPlan plan, ProblemList problems)
    {
        var runners = plan.Jobs.SelectMany(job => job.Matrix.Runners).Distinct().ToList();
        if (runners.Count > 1)
        {
            problems.Add($"its jobs run on {string.Join(" and ", runners.Select(runner => $"'{runner}'"))}; the tasks of a run of Tekton share a volume, and so a node.");
        }

        var runner = runners.FirstOrDefault(Runner.Ubuntu);
        if (runner.IsDefault)
        {
            return ValueMap<string>.Empty;
        }

        if (runner == Runner.UbuntuArm)
        {
            return ValueMap.Of((Architecture, "arm64"));
        }

        if (runner.Group is not null || !runner.Labels.All(label => label.Split('=') is [{ Length: > 0 }, _]))
        {
            problems.Add($"its jobs run on '{runner}'; Tekton has Runner.Ubuntu, Runner.UbuntuArm, and Runner.Labelled(...) with labels of nodes such as disk=fast.");
            return ValueMap<string>.Empty;
        }

        return runner.Labels.Select(label => label.Split('=')).ToValueMap(label => label[0], label => label[1]);
    }
}
