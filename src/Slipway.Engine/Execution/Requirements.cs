using System.Reflection;

namespace Slipway.Engine;

/// <summary>What the run of a plan requires, checked before the first target runs.</summary>
internal static class Requirements
{
    /// <exception cref="UsageException">Something is missing; everything that is missing is named.</exception>
    public static void Check(INukeBuild build, IEnumerable<ParameterMember> parameters, IEnumerable<ExecutableTarget> targets)
    {
        var problems = Unmet(build, parameters, targets)
            .GroupBy(unmet => unmet.Problem, unmet => unmet.User, StringComparer.Ordinal)
            .Select(unmet => (unmet.Key, users: unmet.Distinct(StringComparer.Ordinal).ToList()))
            .Select(unmet => $"{string.Join(", ", unmet.users)} {(unmet.users.Count == 1 ? "requires" : "require")} {unmet.Key}")
            .ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }
    }

    private static IEnumerable<(string User, string Problem)> Unmet(INukeBuild build, IEnumerable<ParameterMember> parameters, IEnumerable<ExecutableTarget> targets) =>
        parameters.Where(parameter => parameter.IsRequired && parameter.Get(build) is null or "").Select(parameter => ("The build", Value(parameter.Member)))
            .Concat(
                from target in targets
                where target.Status == TargetStatus.Pending
                from requirement in target.Definition.Requirements
                let problem = Problem(requirement)
                where problem is not null
                select (target.Name, problem));

    private static string Value(MemberInfo member) => $"a value for {ParameterMember.DisplayName(member)}: {ParameterMember.WaysToSet(member)}.";

    private static string? Problem(TargetRequirement requirement)
    {
        try
        {
            return requirement.IsMet() ? null : requirement.Member is { } member ? Value(member) : $"that {requirement.Text}.";
        }
        catch (TargetInvocationException error)
        {
            return $"that {requirement.Text}, which failed: {error.InnerException!.Message}";
        }
    }
}
