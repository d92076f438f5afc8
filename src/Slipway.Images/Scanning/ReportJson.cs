using System.Globalization;
using System.Text.Json;

namespace Slipway.Images;

/// <summary>Reads reports of others: whatever is missing or of another kind is simply not there.</summary>
internal static class ReportJson
{
    /// <summary>A member of an object; an undefined element when there is none.</summary>
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A member's text; null when there is none, or it is empty.</summary>
    public static string? Text(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    /// <summary>A member's number, which some tools write as text; null when there is none.</summary>
    public static double? Number(this JsonElement element, string name) => element.At(name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    /// <summary>A member's items; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts among a member's items.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) => element.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    /// <summary>A severity by its name in any report.</summary>
    public static Severity Severity(string? name) => name?.ToUpperInvariant() switch
    {
        "CRITICAL" => Images.Severity.Critical,
        "HIGH" or "IMPORTANT" => Images.Severity.High,
        "MEDIUM" or "MODERATE" => Images.Severity.Medium,
        "LOW" => Images.Severity.Low,
        "NEGLIGIBLE" or "INFO" or "NONE" => Images.Severity.Negligible,
        _ => Images.Severity.Unknown,
    };

    /// <summary>A severity by its CVSS score (CVSS 3.1, section 5).</summary>
    public static Severity Severity(double score) => score switch
    {
        >= 9 => Images.Severity.Critical,
        >= 7 => Images.Severity.High,
        >= 4 => Images.Severity.Medium,
        > 0 => Images.Severity.Low,
        _ => Images.Severity.Negligible,
    };
}
