namespace Slipway.Engine;

/// <summary>Checks what all planned targets require before the first one runs.</summary>
internal static class Requirements
{
    /// <exception cref="UsageException">Something is missing; everything that is missing is named.</exception>
    public static void Check(IEnumerable<ExecutableTarget> targets)
    {
        var problems = targets
            .Where(target => target.Status == TargetStatus.Pending)
            .SelectMany(target => target.Definition.Requirements.Where(requirement => !requirement.IsMet()).Select(requirement => Describe(target, requirement)))
            .ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }
    }

    private static string Describe(ExecutableTarget target, TargetRequirement requirement) => requirement.Parameter is { } member
        ? $"{target.Name} requires a value for {ParameterMember.DisplayName(member)}: {ParameterMember.WaysToSet(member)}."
        : $"{target.Name} requires that {requirement.Text}.";
}
