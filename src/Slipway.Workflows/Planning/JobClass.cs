namespace Slipway.Workflows;

/// <summary>Everything about a target that its whole job shares. Targets of different classes never share a job.</summary>
internal sealed record JobClass
{
    public required JobSettings Settings { get; init; }

    /// <summary>Beyond reading the repository, in the order of their names.</summary>
    public required ValueList<Permission> Permissions { get; init; }

    /// <summary>Names of secret parameters, in order.</summary>
    public required ValueList<string> Secrets { get; init; }

    public int? Partition { get; init; }

    public bool AssuredAfterFailure { get; init; }

    public static JobClass Of(IReadOnlyList<WorkflowTarget> targets, BuildModel build, JobSettings settings) => new()
    {
        Settings = settings,
        Permissions = Union(targets.SelectMany(target => target.Permissions)),
        Secrets = targets.SelectMany(build.SecretsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(),
        Partition = targets[^1].Node.PartitionSize > 1 ? targets[^1].Node.PartitionSize : null,
        AssuredAfterFailure = targets[^1].AssuredAfterFailure,
    };

    /// <summary>Why targets of the two classes cannot share a job; empty when they can.</summary>
    public IEnumerable<string> Differences(JobClass other)
    {
        IEnumerable<(string What, object? Mine, object? Theirs)> aspects =
        [
            ("permissions", Permissions, other.Permissions),
            ("secrets", Secrets, other.Secrets),
            ("runner", Settings.Runners, other.Settings.Runners),
            ("environment", Settings.Environment?.Name, other.Settings.Environment?.Name),
            ("partition", Partition, other.Partition),
        ];
        foreach (var (what, mine, theirs) in aspects.Where(aspect => !Equals(aspect.Mine, aspect.Theirs)))
        {
            yield return $"{what}: {Show(mine)} and {Show(theirs)}";
        }

        if (this with { Settings = Settings with { Runners = other.Settings.Runners, Environment = other.Settings.Environment } }
            != other with { Permissions = Permissions, Secrets = Secrets, Partition = Partition })
        {
            yield return "job settings";
        }
    }

    /// <summary>Each scope once, with the wider access; reading the repository is left out, since every job does.</summary>
    public static ValueList<Permission> Union(IEnumerable<Permission> permissions) => permissions
        .GroupBy(permission => permission.Scope, StringComparer.Ordinal)
        .Select(scope => new Permission(scope.Key, scope.Any(permission => permission.Write)))
        .Where(permission => permission != new Permission("contents", false))
        .OrderBy(permission => permission.Scope, StringComparer.Ordinal)
        .ToValueList();

    private static string Show(object? value) => value?.ToString() is { Length: > 0 } text ? text : "none";
}
