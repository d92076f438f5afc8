using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Workflows;

/// <summary>
/// Which commit of each action workflows use: <c>.github/actions.lock.json</c>. A line for each action, so that people, Renovate
/// and <c>UpdateActions</c> can edit it: <c>"actions/checkout": { "version": "v7.0.1", "commit": "3d3c…" }</c>.
/// </summary>
public sealed class ActionsLock
{
    /// <summary>Where the file is in a repository.</summary>
    public const string Path = ".github/actions.lock.json";

    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, ActionPin> _pins;

    private ActionsLock(IEnumerable<ActionPin> pins) =>
        _pins = new SortedDictionary<string, ActionPin>(pins.ToDictionary(pin => pin.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The lock without actions.</summary>
    public static ActionsLock Empty { get; } = new([]);

    /// <summary>Every action, in the order of their names.</summary>
    public IReadOnlyCollection<ActionPin> Pins => _pins.Values;

    /// <summary>The commit of the action <paramref name="name"/>; null when it is not locked.</summary>
    public ActionPin? Find(string name) => _pins.GetValueOrDefault(name);

    /// <summary>This lock with an action added or moved to another commit.</summary>
    public ActionsLock With(ActionPin pin) => new([.. _pins.Values.Where(other => other.Name != pin.Name), pin]);

    /// <summary>This lock without the action <paramref name="name"/>.</summary>
    public ActionsLock Without(string name) => new(_pins.Values.Where(pin => pin.Name != name));

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="FormatException">It is no lock file; the message has every problem.</exception>
    public static ActionsLock Parse(string text)
    {
        try
        {
            var file = JsonSerializer.Deserialize(text, ActionsLockJson.Default.ActionsLockFile) ?? throw new JsonException("Expected an object, found null.");
            List<ActionPin> pins = [.. file.Actions.Select(action => new ActionPin(action.Key, action.Value.Version, action.Value.Commit))];
            var problems = pins.SelectMany(pin => pin.Validate()).ToList();
            return problems.Count == 0 ? new ActionsLock(pins) : throw new FormatException($"{Path}: {string.Join(' ', problems)}");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{Path}: {exception.Message}", exception);
        }
    }

    /// <summary>The file's text: sorted, a line for each action.</summary>
    public string ToText()
    {
        var lines = _pins.Values.Select(pin => $"    {Quote(pin.Name)}: {{ \"version\": {Quote(pin.Version)}, \"commit\": {Quote(pin.Commit)} }}");
        return $"{{\n  \"actions\": {{\n{string.Join(",\n", lines)}\n  }}\n}}\n";
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, Escaping.Encoder)}\"";
}
