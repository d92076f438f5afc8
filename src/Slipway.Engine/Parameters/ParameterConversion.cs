using System.ComponentModel;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Turns text into the type of a parameter.</summary>
internal static class ParameterConversion
{
    /// <summary>Converts the values of one parameter.</summary>
    /// <exception cref="FormatException">A value does not fit; the message says what was expected.</exception>
    public static object Convert(ParameterMember parameter, IReadOnlyList<string> values, AbsolutePath root)
    {
        if (!parameter.IsList)
        {
            return values.Count > 0 ? ConvertOne(values[^1], parameter.Type, root) : parameter.IsSwitch ? true : throw new FormatException("a value is expected");
        }

        var element = parameter.Type.GetElementType()!;
        var parts = values.SelectMany(value => value.Split(parameter.Attribute.Separator ?? " ", StringSplitOptions.RemoveEmptyEntries)).ToList();
        var array = Array.CreateInstance(element, parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            array.SetValue(ConvertOne(parts[i], element, root), i);
        }

        return array;
    }

    private static object ConvertOne(string text, Type type, AbsolutePath root)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return target switch
            {
                _ when target == typeof(string) => text,
                _ when target == typeof(AbsolutePath) => AbsolutePath.Parse(text, root),
                _ when target.IsEnum => ConvertEnum(text, target),
                _ when target.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } parse => parse.Invoke(null, [text])!,
                _ => TypeDescriptor.GetConverter(target).ConvertFromInvariantString(text)!,
            };
        }
        catch (Exception error) when (error is not FormatException || target.IsPrimitive)
        {
            throw new FormatException($"'{text}' is no {target.Name} ({(error.InnerException ?? error).Message})", error);
        }
    }

    private static object ConvertEnum(string text, Type type) =>
        Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value)
            ? value
            : throw new FormatException($"'{text}' is none of {string.Join(", ", Enum.GetNames(type))}");
}
