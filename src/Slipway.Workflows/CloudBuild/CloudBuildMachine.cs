namespace Slipway.Workflows.CloudBuild;

/// <summary>The one machine that all steps run on.</summary>
internal static class CloudBuildMachine
{
    // What the public pool has; a private pool has its own.
    private static readonly string[] Types = ["E2_HIGHCPU_32", "E2_HIGHCPU_8", "E2_MEDIUM", "N1_HIGHCPU_32", "N1_HIGHCPU_8"];

    // By these the build knows where it runs and what for; those with an underscore are set by triggers of pull requests only.
    private static readonly string[] Facts =
        ["BUILD_ID", "PROJECT_ID", "LOCATION", "TRIGGER_NAME", "REPO_NAME", "REPO_FULL_NAME", "COMMIT_SHA", "BRANCH_NAME", "TAG_NAME", "_PR_NUMBER", "_HEAD_BRANCH", "_BASE_BRANCH"];

    public static CloudBuildOptions Options(JobPlan plan, CloudBuildValues values, ProblemList problems) => Machine(plan, problems) with
    {
        Env = Facts.Select(name => $"{name}={(name[0] == '_' ? values.Given(name) : $"${{{name}}}")}").ToValueList(),
    };

    private static CloudBuildOptions Machine(JobPlan plan, ProblemList problems)
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
