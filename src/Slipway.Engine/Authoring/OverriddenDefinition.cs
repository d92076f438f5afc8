using System.Reflection;

namespace Slipway.Engine;

/// <summary>Finds the definition that a build's target overrides.</summary>
internal static class OverriddenDefinition
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The getter of the nearest definition above those that were applied already: base classes first, then components; null when there is none.</summary>
    public static MethodInfo? Find(INukeBuild build, PropertyInfo property, IReadOnlySet<MethodInfo> applied)
    {
        var name = TargetDiscovery.NameOf(property);
        return Hierarchy(build.GetType())
            .SelectMany(type => type.GetProperties(Declared))
            .Where(candidate => candidate.PropertyType == typeof(Target) && TargetDiscovery.NameOf(candidate) == name)
            .Select(candidate => candidate.GetMethod!)
            .FirstOrDefault(getter => getter != property.GetMethod && !getter.IsAbstract && !applied.Contains(getter));
    }

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        // The most derived components first.
        foreach (var component in type.GetInterfaces().OrderByDescending(component => component.GetInterfaces().Length))
        {
            yield return component;
        }
    }
}
