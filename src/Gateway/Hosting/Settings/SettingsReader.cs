using System.Text;

namespace Gateway.Hosting.Settings;

/// <summary>
/// Reads settings from the command line (<c>--name value</c> or <c>--name=value</c>) and, where that is silent, from the environment (<c>GATEWAY_NAME</c>).
/// It notes every problem instead of stopping at the first, and what was read becomes the help text.
/// </summary>
public sealed class SettingsReader
{
    private const string Prefix = "GATEWAY_";

    private readonly Dictionary<string, string> arguments = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly List<string> problems = [];
    private readonly StringBuilder help = new();

    /// <summary>Takes the command line and the environment apart.</summary>
    public SettingsReader(IReadOnlyList<string> commandLine, IReadOnlyDictionary<string, string> environment)
    {
        this.environment = environment;
        for (var i = 0; i < commandLine.Count; i++)
        {
            var (name, value) = Split(commandLine[i]);
            if (name is null)
            {
                problems.Add($"'{commandLine[i]}' is no option; options start with --");
            }
            else if (value is null && (i + 1 == commandLine.Count || commandLine[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                problems.Add($"--{name} has no value");
                arguments[name] = "";
            }
            else if (!arguments.TryAdd(name, value ?? commandLine[++i]))
            {
                problems.Add($"--{name} is given twice");
            }
        }
    }

    /// <summary>One line for each setting that was read.</summary>
    public string Help => help.ToString();

    /// <summary>Everything that was wrong, options that nobody asked for included. Call it after the last setting was read.</summary>
    public IReadOnlyList<string> Problems => [.. problems, .. arguments.Keys.Order(StringComparer.Ordinal).Select(name => $"--{name} is unknown; --help lists the options")];

    /// <summary>A setting that may be absent.</summary>
    public T? Optional<T>(string name, string meaning, Func<string, T> parse)
        where T : class
    {
        Describe(name, meaning);
        return Take(name) is var (source, text) ? Convert(source, text, parse) : null;
    }

    /// <summary>A setting with a default, given in the notation of the command line.</summary>
    public T Value<T>(string name, string fallback, string meaning, Func<string, T> parse)
    {
        Describe(name, $"{meaning} (default {fallback})");
        return Take(name) is var (source, text) && Convert(source, text, parse) is { } value ? value : parse(fallback);
    }

    /// <summary>A setting that must be given. Null only together with a problem.</summary>
    public T Required<T>(string name, string meaning, Func<string, T> parse)
        where T : class
    {
        var before = problems.Count;
        var value = Optional(name, $"{meaning} (required)", parse);
        if (value is null && problems.Count == before)
        {
            Problem($"--{name} (or {EnvironmentName(name)}) is missing: {meaning}");
        }

        return value!;
    }

    /// <summary>Notes a problem that only the program can see.</summary>
    public void Problem(string problem) => problems.Add(problem);

    private static string EnvironmentName(string name) => Prefix + name.Replace('-', '_').ToUpperInvariant();

    private static (string? Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return default;
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private void Describe(string name, string meaning) => help.AppendLine($"  --{name,-18} {EnvironmentName(name),-28} {meaning}");

    private (string Source, string Text)? Take(string name)
    {
        if (arguments.Remove(name, out var argument))
        {
            return ($"--{name}", argument);
        }

        return environment.TryGetValue(EnvironmentName(name), out var value) && value.Length > 0 ? (EnvironmentName(name), value) : null;
    }

    private T? Convert<T>(string source, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            problems.Add($"{source}: {e.Message}");
            return default;
        }
    }
}
