using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Turns text into the type of a parameter.</summary>
internal static class ParameterConversion
{
    /// <summary>Converts what a source says.</summary>
    /// <exception cref="FormatException">A value does not fit; the message names it and says what was expected.</exception>
    public static object Convert(ParameterMember parameter, ParameterText text, AbsolutePath root)
    {
        if (!parameter.IsList)
        {
            return text.Values switch
            {
                [] when parameter.IsSwitch => true,
                [var only] => ConvertOne(parameter, only, root),
                [] => throw new FormatException("a value is expected"),
                _ => throw new FormatException($"one value is expected, not {text.Values.Count}"),
            };
        }

        var parts = Parts(parameter, text);
        var array = Array.CreateInstance(parameter.Type.GetElementType()!, parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            array.SetValue(ConvertOne(parameter, parts[i], root), i);
        }

        return array;
    }

    /// <summary>What values a type takes, for instance <c>a whole number</c>.</summary>
    public static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        TypeCode.Boolean => "true or false",
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => $"a whole number{Range(type)}",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number, for instance 1.5",
        _ => $"a value of the type {type.Name}",
    };

    private static IReadOnlyList<string> Parts(ParameterMember parameter, ParameterText text) => parameter.Attribute.Separator switch
    {
        _ when text.IsSplit => text.Values,
        { } separator => [.. text.Values.SelectMany(value => value.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        null => [.. text.Values.SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries))],
    };

    private static object ConvertOne(ParameterMember parameter, string text, AbsolutePath root)
    {
        var type = parameter.ValueType;
        try
        {
            return type switch
            {
                _ when type == typeof(string) => text,
                _ when type == typeof(AbsolutePath) => AbsolutePath.Parse(text, root),
                _ when type.IsEnum => ConvertEnum(text, type),
                _ when Parse(type, typeof(string), typeof(IFormatProvider)) is { } parse => parse.Invoke(null, [text, CultureInfo.InvariantCulture])!,
                _ when Parse(type, typeof(string)) is { } parse => parse.Invoke(null, [text])!,
                _ => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text)!,
            };
        }
        catch (NotSupportedException error)
        {
            throw new FormatException($"text cannot become the type {type.Name}: give it a static method Parse(string) or a TypeConverter", error);
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            // What a converter of ours or a user's says is better than what can be said here; what those of the platform say is not.
            var why = type.IsPrimitive || type.IsEnum || type == typeof(decimal) ? "" : $": {cause.Message.TrimEnd('.')}";
            throw new FormatException($"{(parameter.IsSecret ? "the value" : $"'{text}'")} is not {Expected(type)}{(parameter.IsSecret ? "" : why)}", error);
        }
    }

    private static MethodInfo? Parse(Type type, params Type[] arguments) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, arguments) is { } method && type.IsAssignableFrom(method.ReturnType) ? method : null;

    // Names only: Enum.Parse would take any number, and lists.
    private static object ConvertEnum(string text, Type type) =>
        Enum.GetNames(type).FirstOrDefault(name => ParameterNames.Normal(name) == ParameterNames.Normal(text)) is { } known ? Enum.Parse(type, known) : throw new FormatException();

    private static string Range(Type type) => $" from {type.GetField("MinValue")!.GetValue(null)} to {type.GetField("MaxValue")!.GetValue(null)}";
}
