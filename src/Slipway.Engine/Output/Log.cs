using System.Text.RegularExpressions;

namespace Slipway.Engine;

/// <summary>
/// Messages of the running target. Templates name their values, <c>Log.Information("Pushed {Reference}", reference)</c>, as in Serilog,
/// which NUKE builds use under the same name.
/// </summary>
public static partial class Log
{
    // The target that runs on this asynchronous flow; there is none outside of targets.
    private static readonly AsyncLocal<Action<LogLevel, string>?> Receiver = new();

    /// <summary>A message for whoever searches a fault.</summary>
    public static void Verbose(string messageTemplate, params object?[] values) => Write(LogLevel.Verbose, messageTemplate, values);

    /// <summary>A message about details.</summary>
    public static void Debug(string messageTemplate, params object?[] values) => Write(LogLevel.Debug, messageTemplate, values);

    /// <summary>A message that a person follows.</summary>
    public static void Information(string messageTemplate, params object?[] values) => Write(LogLevel.Information, messageTemplate, values);

    /// <summary>A message about something that should be looked at.</summary>
    public static void Warning(string messageTemplate, params object?[] values) => Write(LogLevel.Warning, messageTemplate, values);

    /// <summary>A message about something that failed.</summary>
    public static void Error(string messageTemplate, params object?[] values) => Write(LogLevel.Error, messageTemplate, values);

    /// <summary>Sends what this asynchronous flow logs to <paramref name="receiver"/>.</summary>
    internal static void SendTo(Action<LogLevel, string>? receiver) => Receiver.Value = receiver;

    internal static string Render(string template, object?[] values)
    {
        var next = 0;
        return Placeholder().Replace(template, match => next < values.Length ? values[next++]?.ToString() ?? "null" : match.Value);
    }

    private static void Write(LogLevel level, string template, object?[] values) => Receiver.Value?.Invoke(level, Render(template, values));

    [GeneratedRegex(@"\{@?\w+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
