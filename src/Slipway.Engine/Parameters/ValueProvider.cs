using System.Reflection;

namespace Slipway.Engine;

/// <summary>The values that a person can choose from.</summary>
internal static class ValueProvider
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    /// <summary>The names of an enumeration, true and false, or what the parameter's provider gives; none when any value may do.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public static IReadOnlyList<string> Choices(ParameterMember parameter, object build)
    {
        if (parameter.Attribute.ValueProviderMember is { } name)
        {
            return Provided(parameter, name, build);
        }

        return parameter.ValueType.IsEnum ? Enum.GetNames(parameter.ValueType) : parameter.ValueType == typeof(bool) ? ["true", "false"] : [];
    }

    private static IReadOnlyList<string> Provided(ParameterMember parameter, string name, object build)
    {
        var type = parameter.Attribute.ValueProviderType ?? parameter.Member.DeclaringType!;
        var target = type.IsInstanceOfType(build) ? build : null;
        try
        {
            return Read(type.GetMember(name, Any).FirstOrDefault(), target) is IEnumerable<string> values
                ? [.. values]
                : throw new UsageException($"{type.Name}.{name}, which provides the values of --{parameter.Option}, is no field, property or method without arguments that gives strings.");
        }
        catch (TargetInvocationException error)
        {
            throw new UsageException($"{type.Name}.{name}, which provides the values of --{parameter.Option}, failed: {error.InnerException!.Message}");
        }
    }

    private static object? Read(MemberInfo? member, object? target) => member switch
    {
        PropertyInfo property => property.GetValue(target),
        FieldInfo field => field.GetValue(target),
        MethodInfo method when method.GetParameters().Length == 0 => method.Invoke(target, null),
        _ => null,
    };
}
