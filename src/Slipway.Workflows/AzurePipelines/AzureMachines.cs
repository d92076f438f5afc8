namespace Slipway.Workflows.AzurePipelines;

/// <summary>The machines and the matrix of a job.</summary>
internal sealed class AzureMachines(AzureValues values, ProblemList problems)
{
    private const string Image = "VM_IMAGE";
    private static readonly string[] Hosted = ["ubuntu-", "windows-", "macos-", "macOS-"];

    public AzurePool Pool(PlannedJob job)
    {
        foreach (var runner in job.Matrix.Runners)
        {
            Check(runner, job);
        }

        return job.Matrix.Runners is [var only]
            ? only.Group is { } group ? new AzurePool { Name = group, Demands = only.Labels } : new AzurePool { VmImage = only.Labels.FirstOrDefault("") }
            : new AzurePool { VmImage = $"$({Image})" };
    }

    /// <summary>The jobs of the matrix with their variables, which the build reads as they are.</summary>
    public AzureStrategy? Strategy(PlannedJob job)
    {
        if (!job.Matrix.Exists)
        {
            return null;
        }

        var count = job.Matrix.Partition ?? 1;
        var parts =
            from runner in job.Matrix.Runners
            from combination in job.Matrix.Combinations()
            from part in Enumerable.Range(1, count)
            select (runner, combination, part);
        return new AzureStrategy
        {
            MaxParallel = job.Settings.MaxParallel,
            Matrix = ValueMap.Of(parts.Select((item, index) => (AzureNames.Part(index), ValueMap.Of<string>(
            [
                ("PART", $"{index}"),
                .. job.Matrix.Runners.Count > 1 ? [(Image, item.runner.Labels.FirstOrDefault(""))] : Array.Empty<(string, string)>(),
                .. item.combination.Select(entry => (values.Variable(entry.Key), values.Text(entry.Value, job.Targets[^1]))),
                .. job.Matrix.Partition is null ? [] : new[] { ("PARTITION", $"{item.part}/{count}") },
            ])))),
        };
    }

    private void Check(Runner runner, PlannedJob job)
    {
        if (job.Matrix.Runners.Count > 1 && runner.Group is not null)
        {
            problems.Add($"{job.Targets[^1]} runs on several machines, one of them in {runner}; Azure Pipelines has no pools in a matrix.");
        }
        else if (runner.Group is null && (runner == Runner.UbuntuArm || runner.Labels is not [var label] || !IsHosted(label)))
        {
            problems.Add($"{job.Targets[^1]} runs on '{runner}', which Azure Pipelines does not host. Name a pool and its demands with Runner.InGroup(...).");
        }
    }

    private static bool IsHosted(string label) => Hosted.Any(system => label.StartsWith(system, StringComparison.Ordinal));
}
