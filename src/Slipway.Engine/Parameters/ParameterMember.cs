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
        Name = $"{member.DeclaringType!.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix}{attribute.Name ?? DefinitionChain.NameOf(member)}";
        Option = ParameterNames.Kebab(Name);
        Type = attribute.TextType ?? (member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);
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

    /// <summary>The type of one value: of an array its elements', never nullable.</summary>
    public Type ValueType => Nullable.GetUnderlyingType(ElementType) ?? ElementType;

    public bool IsSwitch => !IsList && ValueType == typeof(bool);

    public bool IsList => Type.IsArray;

    private Type ElementType => Type.IsArray ? Type.GetElementType()! : Type;

    /// <summary>Whether the engine can set the member; others read their value through <c>TryGetValue</c>.</summary>
    public bool IsSettable => Field is not null || Member is PropertyInfo { CanWrite: true };

    // Also the field behind a property without a setter.
    private FieldInfo? Field => Member as FieldInfo ?? Member.DeclaringType!.GetField($"<{Member.Name}>k__BackingField", Declared);

    /// <summary>The parameters that a type itself declares.</summary>
    public static IEnumerable<ParameterMember> DeclaredBy(Type type) => type.GetMembers(Declared).Select(Of).OfType<ParameterMember>();

    /// <summary>The member as a parameter; null when it is none.</summary>
    public static ParameterMember? Of(MemberInfo member) =>
        member is PropertyInfo or FieldInfo && member.GetCustomAttribute<ParameterAttribute>() is { } attribute ? new(member, attribute) : null;

    /// <summary>For instance <c>--registry-port</c>.</summary>
    public static string DisplayName(MemberInfo member) => Of(member) is { } parameter ? $"--{parameter.Option}" : member.Name;

    /// <summary>Where a person can set it.</summary>
    public static string WaysToSet(MemberInfo member) => Of(member) switch
    {
        { IsSecret: true } secret => $"set the environment variable {ParameterNames.Variable(secret.Name)}, or encrypt it into .nuke/parameters.json with ./build.sh :secrets --set {secret.Name}",
        { } parameter => $"pass --{parameter.Option}, set the environment variable {ParameterNames.Variable(parameter.Name)}, or \"{parameter.Name}\" in .nuke/parameters.json",
        null => "give the member a value",
    };

    /// <summary>Whether a member, perhaps another one of the same name, is this parameter.</summary>
    public bool IsOf(MemberInfo member) => Of(member)?.Option == Option;

    /// <summary>Sets the member, if <see cref="IsSettable"/>.</summary>
    /// <exception cref="UsageException">The member cannot be set.</exception>
    public void Set(object build, object value)
    {
        try
        {
            if (Field is { } field)
            {
                field.SetValue(build, value);
            }
            else if (Member is PropertyInfo { CanWrite: true } property)
            {
                property.SetValue(build, value);
            }
        }
        catch (FieldAccessException)
        {
            throw new UsageException($"{Member.DeclaringType!.Name}.{Member.Name} is static and readonly, so that its value cannot be set: make it one of the two.");
        }
        catch (TargetInvocationException error)
        {
            throw new UsageException($"--{Option} is refused by {Member.DeclaringType!.Name}.{Member.Name}: {error.InnerException!.Message}");
        }
    }

    /// <summary>What the member holds: the value that was set, or the initialiser's.</summary>
    public object? Get(object build) => Member is FieldInfo field ? field.GetValue(build) : ((PropertyInfo)Member).GetValue(build);
}
