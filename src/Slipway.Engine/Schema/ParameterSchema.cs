using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Engine.Schema;

/// <summary>The JSON schema (draft 7, which all editors know) of a build's parameter files.</summary>
internal sealed class ParameterSchema
{
    private const string TargetReference = "#/definitions/target";

    private readonly Utf8JsonWriter _writer;

    private ParameterSchema(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>The text of the schema: the same for the same build, whatever the machine and the values.</summary>
    public static string Create(IEnumerable<ParameterMember> parameters, IEnumerable<string> targets)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new ParameterSchema(writer).Write(parameters, targets);
        }

        return $"{Encoding.UTF8.GetString(stream.ToArray())}\n";
    }

    private void Write(IEnumerable<ParameterMember> parameters, IEnumerable<string> targets)
    {
        _writer.WriteStartObject();
        _writer.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        _writer.WriteString("$comment", "Written by ./build.sh :schema.");
        _writer.WriteString("title", "Parameters of this build");
        _writer.WriteString("type", "object");
        WriteObject("properties", () =>
        {
            WriteObject("$schema", () => _writer.WriteString("type", "string"));
            foreach (var option in CommandLineOption.InFiles)
            {
                WriteObject(option.FileName, () => WriteOption(option));
            }

            foreach (var parameter in parameters)
            {
                WriteObject(parameter.Name, () => WriteParameter(parameter));
            }
        });
        _writer.WriteBoolean("additionalProperties", false);
        WriteObject("definitions", () => WriteObject("target", () => WriteNames(targets)));
        _writer.WriteEndObject();
    }

    private void WriteOption(CommandLineOption option)
    {
        _writer.WriteString("description", option.Description);
        switch (option.Name)
        {
            case "target" or "skip":
                WriteList(() => _writer.WriteString("$ref", TargetReference));
                break;
            case "verbosity":
                WriteNames(Enum.GetNames<Verbosity>());
                break;
            case "parallel":
                _writer.WriteString("type", "integer");
                _writer.WriteNumber("minimum", 1);
                break;
            default:
                if (option.Arity == OptionArity.Switch)
                {
                    _writer.WriteString("type", "boolean");
                }
                else
                {
                    WriteList(() => _writer.WriteString("type", "string"));
                }

                break;
        }
    }

    private void WriteParameter(ParameterMember parameter)
    {
        if (parameter.Attribute.Description is { Length: > 0 } description)
        {
            _writer.WriteString("description", description);
        }

        if (parameter.IsSecret)
        {
            _writer.WriteString("type", "string");
            _writer.WriteString("pattern", "^v1:");
            _writer.WriteString("$comment", $"A secret: ./build.sh :secrets --set {parameter.Name} encrypts it.");
        }
        else if (parameter.IsList)
        {
            WriteList(() => WriteType(parameter.ValueType));
        }
        else
        {
            WriteType(parameter.ValueType);
        }
    }

    // Text is split into elements as on the command line.
    private void WriteList(Action writeElement)
    {
        _writer.WriteStartArray("type");
        _writer.WriteStringValue("array");
        _writer.WriteStringValue("string");
        _writer.WriteEndArray();
        WriteObject("items", writeElement);
    }

    private void WriteType(Type type)
    {
        if (type.IsEnum)
        {
            WriteNames(Enum.GetNames(type));
            return;
        }

        var isWhole = Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;
        _writer.WriteString("type", type == typeof(bool) ? "boolean" : isWhole ? "integer" : Type.GetTypeCode(type) is TypeCode.Single or TypeCode.Double or TypeCode.Decimal ? "number" : "string");
        if (isWhole)
        {
            _writer.WriteNumber("minimum", Limit(type, "MinValue"));
            _writer.WriteNumber("maximum", Limit(type, "MaxValue"));
        }
    }

    private static decimal Limit(Type type, string name) => Convert.ToDecimal(type.GetField(name)!.GetValue(null), System.Globalization.CultureInfo.InvariantCulture);

    private void WriteNames(IEnumerable<string> names)
    {
        _writer.WriteString("type", "string");
        _writer.WriteStartArray("enum");
        foreach (var name in names)
        {
            _writer.WriteStringValue(name);
        }

        _writer.WriteEndArray();
    }

    private void WriteObject(string name, Action write)
    {
        _writer.WriteStartObject(name);
        write();
        _writer.WriteEndObject();
    }
}
