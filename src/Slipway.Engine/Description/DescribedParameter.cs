using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>A parameter as others than the engine see it.</summary>
public sealed record DescribedParameter
{
    /// <summary>The parameter's name, e.g. <c>RegistryPort</c>: that of its member unless <see cref="ParameterAttribute.Name"/> says otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the field or property.</summary>
    public required string Member { get; init; }

    /// <summary>As written on the command line, without dashes, e.g. <c>registry-port</c>.</summary>
    public required string Option { get; init; }

    /// <summary>What it is; null when the build does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The type of a value, of an element for a list; never a nullable one.</summary>
    public required Type Type { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the build cannot run without a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether nobody may see its value.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The names of an enumeration's values; empty for other types.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The value of the field or property before any source gives one, as text; null when there is none, for lists and for secrets.</summary>
    public string? Default { get; init; }

    internal static DescribedParameter Of(ParameterMember parameter, Lazy<object?> untouched)
    {
        var element = parameter.IsList ? parameter.Type.GetElementType()! : parameter.Type;
        var type = Nullable.GetUnderlyingType(element) ?? element;
        return new DescribedParameter
        {
            Name = parameter.Name,
            Member = DefinitionChain.NameOf(parameter.Member),
            Option = parameter.Option,
            Description = parameter.Attribute.Description,
            Type = type,
            IsList = parameter.IsList,
            IsRequired = parameter.IsRequired,
            IsSecret = parameter.IsSecret,
            Choices = type.IsEnum ? Enum.GetNames(type) : [],
            Default = parameter.IsSecret ? null : DefaultOf(parameter.Member, untouched),
        };
    }

    // Components compute their defaults from what they find; only what a class stores is written down in it.
    private static string? DefaultOf(MemberInfo member, Lazy<object?> untouched)
    {
        var value = member switch
        {
            FieldInfo { IsStatic: false } field => field.GetValue(untouched.Value),
            PropertyInfo { CanWrite: true, GetMethod.IsStatic: false } property => property.GetValue(untouched.Value),
            _ => null,
        };
        return value is null or (IEnumerable and not string) ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
