using System.Reflection;

namespace Slipway.Engine;

/// <summary>A field or property whose value an attribute finds.</summary>
/// <param name="Member">The field or property.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record InjectedMember(MemberInfo Member, ValueInjectionAttributeBase Attribute)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The members of a build class and its base classes that are no plain parameters, those of high priority first; private ones are included.</summary>
    public static IReadOnlyList<InjectedMember> Discover(Type build)
    {
        List<InjectedMember> members = [];
        for (var type = build; type is not null && type != typeof(NukeBuild) && type != typeof(object); type = type.BaseType)
        {
            members.AddRange(type.GetMembers(Declared).Select(Of).OfType<InjectedMember>().Where(member => member.Attribute is not ParameterAttribute { TextType: null }));
        }

        return [.. members.OrderByDescending(member => member.Attribute.Priority)];
    }

    /// <summary>The member with its attribute; null when it has none.</summary>
    public static InjectedMember? Of(MemberInfo member) =>
        member is PropertyInfo or FieldInfo && member.GetCustomAttribute<ValueInjectionAttributeBase>() is { } attribute ? new(member, attribute) : null;

    /// <summary>Whether the member's author counts on a value: its type is not declared with <c>?</c>. Code without nullable annotations does not.</summary>
    public static bool RequiresValue(MemberInfo member) => member switch
    {
        FieldInfo field => new NullabilityInfoContext().Create(field).ReadState == NullabilityState.NotNull,
        PropertyInfo property => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull,
        _ => false,
    };

    /// <summary>For instance <c>Build.Solution</c>.</summary>
    public static string DisplayName(MemberInfo member) => $"{member.DeclaringType!.Name}.{DefinitionChain.NameOf(member)}";

    /// <summary>The value for a build.</summary>
    /// <exception cref="UsageException">It cannot be had; the message names the member.</exception>
    public object? GetValue(object build)
    {
        try
        {
            return Attribute.GetValue(Member, build);
        }
        catch (UsageException error)
        {
            throw new UsageException([.. error.Problems.Select(Explain)]);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new UsageException(Explain(FailureText.Of(error, NukeBuild.Verbosity)));
        }
    }

    /// <summary>Writes the value into the member.</summary>
    /// <exception cref="UsageException">The member cannot hold the value.</exception>
    public void Set(object build, object value)
    {
        try
        {
            // Behind a property without a setter is a field; a property with a body reads its value itself.
            if (Member is PropertyInfo { CanWrite: true } property)
            {
                property.SetValue(build, value);
            }
            else
            {
                (Member as FieldInfo ?? Member.DeclaringType!.GetField($"<{Member.Name}>k__BackingField", Declared))?.SetValue(build, value);
            }
        }
        catch (FieldAccessException)
        {
            throw new UsageException(Explain("it is static and readonly, so it cannot be set: make it one of the two."));
        }
        catch (ArgumentException)
        {
            throw new UsageException(Explain($"it cannot hold a {value.GetType().Name}."));
        }
    }

    private string Explain(string problem) => $"{DisplayName(Member)} ([{Attribute.GetType().Name.Replace("Attribute", "")}]): {problem}";
}
