using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>
/// What Helm's YAML reader makes of scalars that are written without quotes: YAML 1.1, where <c>yes</c> is true, <c>010</c> is eight
/// and <c>1_000</c> is a thousand.
/// </summary>
internal static partial class PlainScalar
{
    public static ScalarKind KindOf(YamlScalarNode node) => node switch
    {
        { Style: not (ScalarStyle.Plain or ScalarStyle.Any) } => ScalarKind.Text,
        { Tag: { IsEmpty: false, IsNonSpecific: false, Value: "tag:yaml.org,2002:str" } } => ScalarKind.Text,
        _ => KindOf(node.Value ?? ""),
    };

    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        _ when IsTrue(text) || FalseWord().IsMatch(text) => ScalarKind.Boolean,
        _ when Integer().IsMatch(text) || Float().IsMatch(text) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    public static bool IsNull(YamlNode node) => node is YamlScalarNode scalar && KindOf(scalar) == ScalarKind.Null;

    /// <summary>Whether the text has to be quoted to stay text for every reader, those that know times and sexagesimal numbers included.</summary>
    public static bool NeedsQuotes(string text) => KindOf(text) != ScalarKind.Text || text == "<<" || TimeLike().IsMatch(text);

    public static bool IsTrue(string text) => TrueWord().IsMatch(text);

    /// <summary>The number that a scalar of <see cref="ScalarKind.Number"/> means; null for those that JSON cannot write (.inf, .nan, more than 128 bits).</summary>
    public static decimal? NumberOf(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var negative = digits.StartsWith('-');
        var magnitude = digits.TrimStart('-', '+');
        var based = magnitude switch
        {
            ['0', 'x' or 'X', .. var hex] => Based(hex, 16),
            ['0', 'b' or 'B', .. var bits] => Based(bits, 2),
            ['0', 'o' or 'O', .. var octal] => Based(octal, 8),
            ['0', .. { Length: > 0 } octal] when octal.All(digit => digit is >= '0' and <= '7') => Based(octal, 8),
            _ => null,
        };
        return based is { } value ? (negative ? -value : value)
            : decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static decimal? Based(string digits, int numberBase)
    {
        try
        {
            return digits.Aggregate(0m, (value, digit) => (value * numberBase) + Convert.ToInt32(digit.ToString(), 16));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A(true|True|TRUE|yes|Yes|YES|on|On|ON|y|Y)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrueWord();

    [GeneratedRegex(@"\A(false|False|FALSE|no|No|NO|off|Off|OFF|n|N)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FalseWord();

    [GeneratedRegex(@"\A[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A([-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Float();

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeLike();
}
