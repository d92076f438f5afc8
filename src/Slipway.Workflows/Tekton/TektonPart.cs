namespace Slipway.Workflows.Tekton;

/// <summary>A task: a job, or one of the jobs of a matrix. Tasks of a matrix are written out, since only so each hands on a digest of its own.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Job">The job.</param>
internal sealed record TektonPart(string Name, PlannedJob Job)
{
    /// <summary>The position in the matrix; null when the job is none.</summary>
    public int? Index { get; init; }

    /// <summary>The values of the matrix, by parameter.</summary>
    public ValueMap<string> Axes { get; init; } = ValueMap<string>.Empty;

    /// <summary>Which part of how many; null for the whole.</summary>
    public string? Partition { get; init; }

    public static IReadOnlyList<TektonPart> Of(PlannedJob job)
    {
        if (!job.Matrix.Exists)
        {
            return [new TektonPart(job.Id, job)];
        }

        var count = job.Matrix.Partition ?? 1;
        var all = job.Matrix.Combinations().SelectMany(combination => Enumerable.Range(1, count).Select(part => (combination, part)));
        return [.. all.Select((item, index) => new TektonPart($"{job.Id}-{index}", job)
        {
            Index = index,
            Axes = item.combination,
            Partition = job.Matrix.Partition is null ? null : $"{item.part}/{count}",
        })];
    }
}
