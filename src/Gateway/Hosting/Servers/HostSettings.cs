using Gateway.Hosting.Settings;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Servers;

/// <summary>What every program of the gateway can be told.</summary>
public sealed record HostSettings
{
    /// <summary>Messages below this level are not written.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary>How long the program, told to stop, still accepts connections while it reports itself as not ready.</summary>
    public required TimeSpan DrainDelay { get; init; }

    /// <summary>How long requests in flight may take after that before they are cut.</summary>
    public required TimeSpan DrainTimeout { get; init; }

    /// <summary>Reads the settings.</summary>
    public static HostSettings Read(SettingsReader reader) => new()
    {
        LogLevel = reader.Value("log-level", "Information", "least level of log messages", Level),
        DrainDelay = reader.Value("drain-delay", "0s", "after SIGTERM, time to go on accepting while not ready", Duration.Parse),
        DrainTimeout = reader.Value("drain-timeout", "30s", "then, time for requests in flight to end", Duration.Parse),
    };

    private static LogLevel Level(string text) => Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level)
        ? level
        : throw new FormatException($"'{text}' is no log level; expected one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
}
