using System.Reflection;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Finds the targets of a build class and of its components, and resolves their relations to names.</summary>
internal static class TargetDiscovery
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A property's name without the interface in front of an explicit implementation.</summary>
    public static string NameOf(MemberInfo member) => member.Name[(member.Name.LastIndexOf('.') + 1)..];

    /// <summary>Every target, in the order of declaration: class first, then components.</summary>
    /// <exception cref="UsageException">A definition is wrong.</exception>
    public static IReadOnlyList<ExecutableTarget> Discover(INukeBuild build)
    {
        var targets = new Dictionary<Target, ExecutableTarget>();
        foreach (var property in Properties(build.GetType()))
        {
            var factory = (Target)property.GetValue(build)!;
            if (!targets.ContainsKey(factory))
            {
                var definition = new TargetDefinition(build, property);
                Define(property, factory, definition);
                targets.Add(factory, new ExecutableTarget(NameOf(property), factory, definition));
            }
        }

        return [.. targets.Values];
    }

    /// <summary>The graph of the targets.</summary>
    /// <exception cref="GraphException">The targets do not fit together.</exception>
    /// <exception cref="UsageException">A relation names a target of another build.</exception>
    public static TargetGraph Graph(INukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        var names = targets.ToDictionary(target => target.Factory, target => target.Name);
        var relations = (
            from target in targets
            from relation in target.Definition.Relations
            from other in relation.Targets(build)
            select Direct(target.Name, relation.Relation, names.GetValueOrDefault(other) ?? throw Unknown(target.Name, relation.Relation)))
            .ToLookup(relation => relation.Target, StringComparer.Ordinal);
        return new TargetGraph(targets.Select(target => new TargetNode
        {
            Name = target.Name,
            DependsOn = Named(relations[target.Name], TargetRelation.DependsOn),
            After = Named(relations[target.Name], TargetRelation.After),
            Triggers = Named(relations[target.Name], TargetRelation.Triggers),
        }));
    }

    // An interface's property is read through the interface, so that an overriding implementation answers.
    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        Hierarchy(type).Reverse().Concat(type.GetInterfaces().OrderBy(component => component.Name, StringComparer.Ordinal))
            .SelectMany(declaring => declaring.GetProperties(Members | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(Target) && property.GetIndexParameters().Length == 0 && property.CanRead);

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            yield return current;
        }
    }

    private static void Define(PropertyInfo property, Target factory, TargetDefinition definition)
    {
        try
        {
            factory(definition);
        }
        catch (Exception error) when (error is not UsageException)
        {
            throw new UsageException($"The definition of the target {NameOf(property)} failed: {error.GetType().Name}: {error.Message}");
        }
    }

    // DependentFor, Before and TriggeredBy are the same relations seen from the other end.
    private static (string Target, TargetRelation Relation, string Other) Direct(string target, TargetRelation relation, string other) => relation switch
    {
        TargetRelation.DependentFor => (other, TargetRelation.DependsOn, target),
        TargetRelation.Before => (other, TargetRelation.After, target),
        TargetRelation.TriggeredBy => (other, TargetRelation.Triggers, target),
        _ => (target, relation, other),
    };

    private static string[] Named(IEnumerable<(string Target, TargetRelation Relation, string Other)> relations, TargetRelation relation) =>
        [.. relations.Where(candidate => candidate.Relation == relation).Select(candidate => candidate.Other).Distinct(StringComparer.Ordinal)];

    private static UsageException Unknown(string target, TargetRelation relation) =>
        new($"{target}.{relation} refers to something that is no target property of this build: relations name properties of type Target, each as an expression body.");
}
