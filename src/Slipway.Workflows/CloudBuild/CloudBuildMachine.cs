namespace Slipway.Workflows.CloudBuild;

/// <summary>The one machine that all steps run on.</summary>
internal static class CloudBuildMachine
{
    // What the public pool has; a private pool has its own.
    private static readonly string[] Types = ["E2_HIGHCPU_32", "E2_HIGHCPU_8", "E2_MEDIUM", "N1_HIGHCPU_32", "N1_HIGHCPU_8"];

    public static CloudBuildOptions Options(JobPlan plan, ProblemList problems)
    {
        var runners = plan.Jobs.SelectMany(job => job.Matrix.Runners).Distinct().ToList();
        if (runners.Count > 1)
        {
            problems.Add($"its jobs run on {string.Join(" and ", runners.Select(runner => $"'{runner}'"))}; a build of Cloud Build has one machine.");
        }

        var runner = runners.FirstOrDefault(Runner.Ubuntu);
        if (runner.Group is { } pool)
        {
            return new CloudBuildOptions { Pool = pool };
        }

        if (!runner.IsDefault && !(runner.Labels is [var type] && Types.Contains(type)))
        {
            problems.Add($"its jobs run on '{runner}'; Cloud Build has Runner.Ubuntu, Runner.Labelled(...) with one of {string.Join(", ", Types)}, and Runner.InGroup(...) with the name of a private pool.");
        }

        return new CloudBuildOptions { MachineType = runner.IsDefault || runner.Labels.Count == 0 ? null : runner.Labels[0] };
    }
}
