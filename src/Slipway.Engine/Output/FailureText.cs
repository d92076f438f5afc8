using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>What a person sees of an exception.</summary>
internal static class FailureText
{
    /// <summary>The message with those of its causes; the whole exception only when asked for.</summary>
    public static string Of(Exception error, Verbosity verbosity) => error switch
    {
        AggregateException { InnerExceptions: [var only] } => Of(only, verbosity),
        AggregateException several => string.Join('\n', several.InnerExceptions.Select(inner => Of(inner, verbosity))),
        UsageException or GraphException => error.Message,
        _ when verbosity == Verbosity.Verbose => error.ToString(),
        ToolFailedException => error.Message,
        { InnerException: { } cause } when !error.Message.Contains(cause.Message) => $"{error.Message} ({Of(cause, verbosity)})",
        // These say little without their type.
        NullReferenceException or InvalidCastException or KeyNotFoundException or IndexOutOfRangeException => $"{error.GetType().Name}: {error.Message} (--verbosity verbose shows where)",
        _ => error.Message,
    };
}
