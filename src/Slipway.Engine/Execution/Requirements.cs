using System.Reflection;

namespace Slipway.Engine;

/// <summary>What the run of a plan requires, checked before the first target runs.</summary>
internal static class Requirements
{
    /// <exception cref="UsageException">Something is missing; everything that is missing is named.</exception>
    public static void Check(INukeBuild build, ParameterValues values, IEnumerable<ExecutableTarget> targets)
    {
        var problems = Unmet(build, values, targets)
            .GroupBy(unmet => unmet.Problem, unmet => unmet.User, StringComparer.Ordinal)
            .Select(unmet => (unmet.Key, users: unmet.Distinct(StringComparer.Ordinal).ToList()))
            .Select(unmet => $"{string.Join(", ", unmet.users)} {(unmet.users.Count == 1 ? "requires" : "require")} {unmet.Key}")
            .ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }
    }

    /// <summary>The parameters that have to get a value, each once, with the targets that require it.</summary>
    public static IReadOnlyList<(ParameterMember Parameter, string Users)> Missing(INukeBuild build, ParameterValues values, IReadOnlyList<ExecutableTarget> targets) =>
    [
        .. values.Parameters
            .Where(parameter => values.WhyClosed(parameter) is null)
            .Select(parameter => (parameter, users: Users(parameter, build, values, targets).ToList()))
            .Where(missing => missing.users.Count > 0)
            .Select(missing => (missing.parameter, string.Join(", ", missing.users))),
    ];

    private static IEnumerable<string> Users(ParameterMember parameter, INukeBuild build, ParameterValues values, IEnumerable<ExecutableTarget> targets) =>
        (parameter.IsRequired && IsMissing(parameter, build, values) ? ["The build"] : Enumerable.Empty<string>())
            .Concat(targets
                .Where(target => target.Status == TargetStatus.Pending && target.Definition.Requirements.Any(requirement => requirement.Member is { } member && parameter.IsOf(member) && Problem(requirement, values) is not null))
                .Select(target => target.Name));

    private static IEnumerable<(string User, string Problem)> Unmet(INukeBuild build, ParameterValues values, IEnumerable<ExecutableTarget> targets) =>
        values.Parameters.Where(parameter => parameter.IsRequired && IsMissing(parameter, build, values)).Select(parameter => ("The build", Value(parameter.Member, values)))
            .Concat(
                from target in targets
                where target.Status == TargetStatus.Pending
                from requirement in target.Definition.Requirements
                let problem = Problem(requirement, values)
                where problem is not null
                select (target.Name, problem));

    private static bool IsMissing(ParameterMember parameter, INukeBuild build, ParameterValues values) =>
        values.WhyClosed(parameter) is not null || parameter.Get(build) is null or "";

    private static string Value(MemberInfo member, ParameterValues values) =>
        $"a value for {ParameterMember.DisplayName(member)}: {(ParameterMember.Of(member) is { } parameter && values.WhyClosed(parameter) is { } reason ? reason : $"{ParameterMember.WaysToSet(member)}.")}";

    private static string? Problem(TargetRequirement requirement, ParameterValues values)
    {
        try
        {
            return requirement.Evaluate() switch
            {
                Tool tool => PathTool.Of(tool)?.Problem(),
                null or "" or false => requirement.Member is { } member ? Value(member, values) : $"that {requirement.Text}.",
                _ => null,
            };
        }
        catch (TargetInvocationException error)
        {
            // An encrypted value of a component is read, and refused, here.
            return error.InnerException is UsageException && requirement.Member is { } member ? Value(member, values) : $"that {requirement.Text}, which failed: {error.InnerException!.Message}";
        }
    }
}
