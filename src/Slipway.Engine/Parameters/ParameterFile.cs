using System.Text.Json;

namespace Slipway.Engine;

/// <summary>Reads <c>.nuke/parameters[.profile].json</c>.</summary>
internal static class ParameterFile
{
    /// <summary>The values by name; none when there is no such file.</summary>
    /// <exception cref="UsageException">The file is no JSON object of strings, numbers, booleans and arrays of them.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(AbsolutePath file)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (!file.FileExists())
        {
            return values;
        }

        try
        {
            using var document = JsonDocument.Parse(file.ReadAllText(), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Name != "$schema"))
            {
                values[property.Name] = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray().Select(Text)] : [Text(property.Value)];
            }

            return values;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new UsageException($"{file} is no JSON object of parameters: {error.Message}");
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new InvalidOperationException($"{value.GetRawText()} is no string, number or boolean."),
    };
}
