using System.Reflection;

namespace Slipway.Engine;

/// <summary>A member that is a parameter.</summary>
internal sealed class ParameterMember
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private ParameterMember(MemberInfo member, ParameterAttribute attribute)
    {
        Member = member;
        Attribute = attribute;
        Name = attribute.Name ?? DefinitionChain.NameOf(member);
        Option = Kebab(Name);
        Type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        IsSecret = member.IsDefined(typeof(SecretAttribute));
        IsRequired = member.IsDefined(typeof(RequiredAttribute));
    }

    public MemberInfo Member { get; }

    public ParameterAttribute Attribute { get; }

    /// <summary>As written in C#.</summary>
    public string Name { get; }

    /// <summary>As written on the command line, without dashes.</summary>
    public string Option { get; }

    public Type Type { get; }

    public bool IsSecret { get; }

    public bool IsRequired { get; }

    public bool IsSwitch => (Nullable.GetUnderlyingType(Type) ?? Type) == typeof(bool);

    public bool IsList => Type.IsArray;

    /// <summary>Every parameter of the build and its components; a component's parameter that the class declares again counts once.</summary>
    public static IReadOnlyList<ParameterMember> Discover(Type build) =>
    [
        .. Hierarchy(build).Concat(build.GetInterfaces())
            .SelectMany(type => type.GetMembers(Declared))
            .Select(Of)
            .OfType<ParameterMember>()
            .DistinctBy(parameter => parameter.Option, StringComparer.Ordinal)
            .OrderBy(parameter => parameter.Option, StringComparer.Ordinal),
    ];

    /// <summary>The member as a parameter; null when it is none.</summary>
    public static ParameterMember? Of(MemberInfo member) =>
        member is PropertyInfo or FieldInfo && member.GetCustomAttribute<ParameterAttribute>() is { } attribute ? new(member, attribute) : null;

    /// <summary>For instance <c>--registry-port</c>.</summary>
    public static string DisplayName(MemberInfo member) => Of(member) is { } parameter ? $"--{parameter.Option}" : member.Name;

    /// <summary>Where a person can set it.</summary>
    public static string WaysToSet(MemberInfo member)
    {
        var variable = DisplayName(member).TrimStart('-').Replace('-', '_').ToUpperInvariant();
        return Of(member) switch
        {
            { IsSecret: true } => $"set the environment variable {variable}",
            { } parameter => $"pass --{parameter.Option}, set the environment variable {variable}, or \"{parameter.Name}\" in .nuke/parameters.json",
            null => "give the member a value",
        };
    }

    /// <summary>Sets the member where it can be set: properties of components are read through <c>TryGetValue</c> instead.</summary>
    public void Set(object build, object value)
    {
        if (Member is FieldInfo field)
        {
            field.SetValue(build, value);
        }
        else if (Member is PropertyInfo { CanWrite: true } property)
        {
            property.SetValue(build, value);
        }
    }

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, index) =>
            char.IsUpper(letter) && index > 0 && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])))
                ? $"-{char.ToLowerInvariant(letter)}"
                : $"{char.ToLowerInvariant(letter)}"));
}
