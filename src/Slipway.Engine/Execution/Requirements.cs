using System.Reflection;

namespace Slipway.Engine;

/// <summary>Checks what all planned targets require before the first one runs.</summary>
internal static class Requirements
{
    /// <exception cref="UsageException">Something is missing; everything that is missing is named.</exception>
    public static void Check(IEnumerable<ExecutableTarget> targets)
    {
        var problems = (
            from target in targets
            where target.Status == TargetStatus.Pending
            from requirement in target.Definition.Requirements
            let problem = Problem(requirement)
            where problem is not null
            group target.Name by problem into users
            select $"{string.Join(", ", users.Distinct(StringComparer.Ordinal))} {(users.Count() == 1 ? "requires" : "require")} {users.Key}")
            .ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }
    }

    private static string? Problem(TargetRequirement requirement)
    {
        try
        {
            return requirement.IsMet() ? null
                : requirement.Member is { } member ? $"a value for {ParameterMember.DisplayName(member)}: {ParameterMember.WaysToSet(member)}."
                : $"that {requirement.Text}.";
        }
        catch (TargetInvocationException error)
        {
            return $"that {requirement.Text}, which failed: {error.InnerException!.Message}";
        }
    }
}
