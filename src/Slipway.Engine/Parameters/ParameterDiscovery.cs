namespace Slipway.Engine;

/// <summary>Finds the parameters of a build.</summary>
internal static class ParameterDiscovery
{
    /// <summary>
    /// The parameters of the build and its components by name. Members of the same name and type, for instance in two components, are one parameter;
    /// the class's own member stands for it.
    /// </summary>
    /// <exception cref="UsageException">Names clash; every clash is reported.</exception>
    public static IReadOnlyList<ParameterMember> Find(Type build)
    {
        var groups = Hierarchy(build).Concat(build.GetInterfaces().OrderBy(component => component.FullName, StringComparer.Ordinal))
            .SelectMany(ParameterMember.DeclaredBy)
            .GroupBy(parameter => ParameterNames.Normal(parameter.Name), StringComparer.Ordinal)
            .OrderBy(group => group.First().Option, StringComparer.Ordinal)
            .ToList();
        var problems = groups.SelectMany(Clashes).ToList();
        return problems.Count == 0 ? [.. groups.Select(group => group.First())] : throw new UsageException(problems);
    }

    private static IEnumerable<string> Clashes(IGrouping<string, ParameterMember> group)
    {
        var first = group.First();
        if (CommandLineOption.Engine.FirstOrDefault(option => ParameterNames.Normal(option.Name) == group.Key) is { } taken)
        {
            yield return $"The parameter {Place(first)} has the name of the engine's option --{taken.Name}: give it another one, as [Parameter(Name = \"…\")].";
        }

        foreach (var other in group.Where(other => other.Type != first.Type || other.IsSecret != first.IsSecret))
        {
            yield return $"The parameters {Place(first)} and {Place(other)} have the same name but differ in type or secrecy: rename one, or give a component a [ParameterPrefix].";
        }
    }

    private static string Place(ParameterMember parameter) => $"{parameter.Member.DeclaringType!.Name}.{DefinitionChain.NameOf(parameter.Member)}";

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
