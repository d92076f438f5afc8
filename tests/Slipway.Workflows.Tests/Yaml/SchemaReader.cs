using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Workflows.Tests.Yaml;

/// <summary>What readers make of plain scalars, written down from the type repository of YAML 1.1 and from the core schema of YAML 1.2, apart from the code under test.</summary>
internal static partial class SchemaReader
{
    /// <summary>The tags that a reader of each version gives the only scalar of <paramref name="yaml"/>, and its text.</summary>
    public static (string Text, string Tag11, string Tag12) ReadScalar(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        parser.Consume<Scalar>();
        var scalar = parser.Consume<Scalar>();
        parser.Consume<MappingEnd>();
        var plain = scalar.Style == ScalarStyle.Plain;
        return (scalar.Value, plain ? Tag11(scalar.Value) : "str", plain ? Tag12(scalar.Value) : "str");
    }

    public static string Tag11(string text) =>
        Null11().IsMatch(text) ? "null"
        : Bool11().IsMatch(text) ? "bool"
        : Int11().IsMatch(text) ? "int"
        : Float11().IsMatch(text) ? "float"
        : Time11().IsMatch(text) ? "timestamp"
        : text is "<<" or "=" ? "special"
        : "str";

    public static string Tag12(string text) =>
        Null12().IsMatch(text) ? "null"
        : Bool12().IsMatch(text) ? "bool"
        : Int12().IsMatch(text) ? "int"
        : Float12().IsMatch(text) ? "float"
        : "str";

    [GeneratedRegex(@"\A(~|null|Null|NULL|)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Null11();

    [GeneratedRegex(@"\A(y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bool11();

    [GeneratedRegex(@"\A([-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Int11();

    [GeneratedRegex(@"\A([-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Float11();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time11();

    [GeneratedRegex(@"\A(null|Null|NULL|~|)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Null12();

    [GeneratedRegex(@"\A(true|True|TRUE|false|False|FALSE)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bool12();

    [GeneratedRegex(@"\A([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Int12();

    [GeneratedRegex(@"\A([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Float12();
}
