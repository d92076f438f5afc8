using System.Reflection;

namespace Slipway.Engine;

/// <summary>All definitions of one target: the one that counts first, then those that it overrides, the nearest first.</summary>
internal sealed class DefinitionChain
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private DefinitionChain(string name, IReadOnlyList<PropertyInfo> properties)
    {
        Name = name;
        Properties = properties;
        Overridden = [.. properties.Skip(1).Select(property => property.GetMethod!).Where(getter => !getter.IsAbstract)];
    }

    public string Name { get; }

    /// <summary>The properties of that name in the class, its base classes and its components.</summary>
    public IReadOnlyList<PropertyInfo> Properties { get; }

    /// <summary>The getters that <c>Base</c> leads to, one after the other.</summary>
    public IReadOnlyList<MethodInfo> Overridden { get; }

    /// <summary>The targets of a build class in the order of their declaration, base classes first, then those of components.</summary>
    public static IReadOnlyList<DefinitionChain> Find(Type build)
    {
        var classes = Hierarchy(build).ToList();
        var components = Components(build);
        var properties = classes.Concat(components).SelectMany(Targets).ToLookup(NameOf, StringComparer.Ordinal);
        var order = Enumerable.Reverse(classes).Concat(Enumerable.Reverse(components)).SelectMany(Targets).Select(NameOf).Distinct(StringComparer.Ordinal);
        return [.. order.Select(name => new DefinitionChain(name, [.. properties[name]]))];
    }

    /// <summary>A property's name without the interface in front of an explicit implementation.</summary>
    public static string NameOf(MemberInfo member) => member.Name[(member.Name.LastIndexOf('.') + 1)..];

    /// <summary>What a getter returns for a build. It is called without dispatch: that would lead back to the overriding definition.</summary>
    public static Target Get(INukeBuild build, MethodInfo getter) =>
        ((Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter.MethodHandle.GetFunctionPointer())!)();

    /// <summary>The target of a component that has one.</summary>
    /// <exception cref="UsageException">It has none or several.</exception>
    public static PropertyInfo OnlyTarget(Type component) => Targets(component).ToList() switch
    {
        [var only] => only,
        [] => throw new UsageException($"{component.Name} has no target that a relation without one could mean."),
        var several => throw new UsageException($"{component.Name} has several targets ({string.Join(", ", several.Select(NameOf))}): a relation to it has to say which, for instance {component.Name}>(x => x.{NameOf(several[0])})."),
    };

    /// <summary>Properties of a build class and its components of exactly that type, the class first; those that others override come last.</summary>
    public static IEnumerable<PropertyInfo> OfType(Type build, Type type) => Hierarchy(build).Concat(Components(build)).SelectMany(declaring => DeclaredProperties(declaring, type));

    private static IEnumerable<PropertyInfo> Targets(Type type) => DeclaredProperties(type, typeof(Target));

    private static IEnumerable<PropertyInfo> DeclaredProperties(Type declaring, Type type) =>
        declaring.GetProperties(Declared).Where(property => property.PropertyType == type && property.CanRead && property.GetIndexParameters().Length == 0);

    private static List<Type> Components(Type build) =>
        [.. build.GetInterfaces().OrderByDescending(component => component.GetInterfaces().Length).ThenBy(component => component.FullName, StringComparer.Ordinal)];

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null && current != typeof(NukeBuild) && current != typeof(object); current = current.BaseType)
        {
            yield return current;
        }
    }
}
