namespace Slipway.Verification.Conformance;

/// <summary>What an exception tells: HTTP's keep the cause inside and a general sentence outside.</summary>
internal static class Causes
{
    /// <summary>The messages of an exception and those inside it, each that says something new.</summary>
    public static string Of(Exception exception)
    {
        var text = exception.Message.TrimEnd('.');
        return exception.InnerException is not { } inner || text.Contains(inner.Message.TrimEnd('.'), StringComparison.Ordinal) ? text : $"{text}: {Of(inner)}";
    }
}
