using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Verification;

/// <summary>
/// A verification as JSON: the members in the order of <see cref="VerificationReport"/>, checks in the order in which they ran, durations in .NET's form <c>hh:mm:ss.fffffff</c>.
/// Its schema is <c>verification.schema.json</c> in this package.
/// </summary>
public static class ReportJson
{
    /// <summary>The document, with a line end.</summary>
    public static string Write(VerificationReport report) => JsonSerializer.Serialize(report, ReportJsonContext.Default.VerificationReport) + "\n";

    /// <summary>Reads a document; null when it is none that this version understands.</summary>
    public static VerificationReport? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReportJsonContext.Default.VerificationReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How the document is written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VerificationReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
