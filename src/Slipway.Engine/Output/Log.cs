namespace Slipway.Engine;

/// <summary>
/// Messages of the running target. Templates name their values, <c>Log.Information("Pushed {Reference}", reference)</c>, as in Serilog,
/// which NUKE builds use under the same name.
/// </summary>
public static class Log
{
    private static readonly AsyncLocal<TargetLog?> Current = new();

    /// <summary>The log of the target that this asynchronous flow belongs to; null outside of targets.</summary>
    internal static TargetLog? Target
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    /// <summary>A message for whoever searches a fault.</summary>
    public static void Verbose(string messageTemplate, params object?[] values) => Write(LogLevel.Verbose, null, messageTemplate, values);

    /// <summary>A message about details.</summary>
    public static void Debug(string messageTemplate, params object?[] values) => Write(LogLevel.Debug, null, messageTemplate, values);

    /// <summary>A message that a person follows.</summary>
    public static void Information(string messageTemplate, params object?[] values) => Write(LogLevel.Information, null, messageTemplate, values);

    /// <summary>A message about something that should be looked at.</summary>
    public static void Warning(string messageTemplate, params object?[] values) => Write(LogLevel.Warning, null, messageTemplate, values);

    /// <inheritdoc cref="Warning(string, object[])"/>
    public static void Warning(Exception exception, string messageTemplate, params object?[] values) => Write(LogLevel.Warning, exception, messageTemplate, values);

    /// <summary>A message about something that failed.</summary>
    public static void Error(string messageTemplate, params object?[] values) => Write(LogLevel.Error, null, messageTemplate, values);

    /// <inheritdoc cref="Error(string, object[])"/>
    public static void Error(Exception exception, string messageTemplate, params object?[] values) => Write(LogLevel.Error, exception, messageTemplate, values);

    private static void Write(LogLevel level, Exception? exception, string template, object?[] values)
    {
        if (Target is { } target)
        {
            var message = MessageTemplate.Render(template, values);
            target.Write(level, exception is null ? message : $"{message}: {FailureText.Of(exception, NukeBuild.Verbosity)}");
        }
    }
}
