using System.Text.Json;

namespace Slipway.Engine;

/// <summary>One file <c>.nuke/parameters[.profile].json</c>.</summary>
/// <param name="path">The file.</param>
/// <param name="profile">The profile; empty for the file of all builds.</param>
internal sealed class ParameterFile(AbsolutePath path, string profile)
{
    private readonly Dictionary<string, ParameterText> _texts = new(StringComparer.OrdinalIgnoreCase);

    public AbsolutePath Path { get; } = path;

    /// <summary>The profile; empty for the file of all builds.</summary>
    public string Profile { get; } = profile;

    /// <summary>The names that it sets.</summary>
    public IReadOnlyCollection<string> Names => _texts.Keys;

    /// <summary>Reads a file; one that does not exist sets nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profile">Its profile.</param>
    /// <param name="problems">Gets what is wrong with the file.</param>
    public static ParameterFile Read(AbsolutePath path, string profile, ICollection<string> problems)
    {
        var file = new ParameterFile(path, profile);
        try
        {
            if (path.FileExists())
            {
                file.Add(path.ReadAllText(), problems);
            }
        }
        catch (JsonException error)
        {
            problems.Add($"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1} is no JSON: {error.Message.Split(" LineNumber:")[0]}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {error.Message}");
        }

        return file;
    }

    /// <summary>The text of a parameter; null when the file does not set it.</summary>
    public ParameterText? Find(string name) => _texts.GetValueOrDefault(name);

    private void Add(string json, ICollection<string> problems)
    {
        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{Path} holds {Kind(document.RootElement)}; an object of parameters is expected, at least {{}}.");
            return;
        }

        foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Name != "$schema"))
        {
            if (Text(property) is not { } text)
            {
                problems.Add($"{property.Name} in {Path} is {Kind(property.Value)}; a string, a number, a boolean or an array of them is expected.");
            }
            else if (!_texts.TryAdd(property.Name, text))
            {
                problems.Add($"{Path} sets {property.Name} twice.");
            }
        }
    }

    private ParameterText? Text(JsonProperty property)
    {
        var isArray = property.Value.ValueKind == JsonValueKind.Array;
        var values = isArray ? property.Value.EnumerateArray().Select(Text).ToList() : [Text(property.Value)];
        return values.Contains(null) ? null : new([.. values.OfType<string>()], $"{property.Name} in {Path}", isArray, Profile);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array with other things than values",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => $"the value {value.GetRawText()}",
    };
}
