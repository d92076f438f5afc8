namespace Slipway.Verification.Conformance;

/// <summary>Compares what was found with what was expected.</summary>
internal static class Expect
{
    /// <summary>Throws unless both are equal.</summary>
    public static void Equal<T>(string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new CheckFailedException($"{what} {Text(expected)}", Text(found));
        }
    }

    /// <summary>Throws unless a backend answered with 200.</summary>
    public static void Backend(GatewayAnswer answer, string? backend = null)
    {
        if (answer.Status != 200 || answer.Backend is null || (backend is not null && answer.Backend != backend))
        {
            throw new CheckFailedException($"200 from {backend ?? "a backend"}", $"{answer}") { Detail = answer.Excerpt };
        }
    }

    /// <summary>Throws unless the gateway itself answered with a status.</summary>
    public static void Refusal(GatewayAnswer answer, int status)
    {
        if (answer.Status != status || answer.Backend is not null)
        {
            throw new CheckFailedException($"{status} without a backend", $"{answer}") { Detail = answer.Excerpt };
        }
    }

    private static string Text<T>(T value) => value is null ? "nothing" : value is string text ? $"'{text}'" : $"{value}";
}
