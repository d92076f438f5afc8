namespace Slipway.Workflows;

/// <summary>The jobs that one planned job stands for: one for each machine, each combination of values, each part.</summary>
public sealed record JobMatrix
{
    /// <summary>The most jobs that a matrix may have; GitHub's limit, and more than anybody reads.</summary>
    internal const int Limit = 256;

    /// <summary>The machines; one for all when they do not vary.</summary>
    public required ValueList<Runner> Runners { get; init; }

    /// <summary>Parameters with their values, combined with each other.</summary>
    public required ValueList<MatrixAxis> Axes { get; init; }

    /// <summary>Combinations of values, by parameter, that are left out.</summary>
    public required ValueList<ValueMap<string>> Excluded { get; init; }

    /// <summary>Into how many parts the target is split; null for none.</summary>
    public int? Partition { get; init; }

    /// <summary>Whether there is more than one job by design, even when the lists have one value each.</summary>
    public bool Exists => Runners.Count > 1 || Axes.Count > 0 || Partition is not null;

    /// <summary>How many jobs there are.</summary>
    public int Count => Runners.Count * (Partition ?? 1) * Combinations().Count();

    /// <summary>The combinations of values, by parameter, that are not left out.</summary>
    internal IEnumerable<ValueMap<string>> Combinations() => Axes
        .Aggregate(
            (IEnumerable<ValueMap<string>>)[ValueMap<string>.Empty],
            (combinations, axis) => combinations.SelectMany(combination => axis.Values.Select(value => combination.With(axis.Parameter, value))))
        .Where(combination => !Excluded.Any(excluded => excluded.All(part => combination.Find(part.Key) == part.Value)));
}
