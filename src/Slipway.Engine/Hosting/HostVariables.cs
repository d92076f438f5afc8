using System.Globalization;

namespace Slipway.Engine;

/// <summary>Reads the variables by which a CI system tells of a run.</summary>
internal static class HostVariables
{
    private const string BranchPrefix = "refs/heads/";
    private const string TagPrefix = "refs/tags/";

    /// <summary>The value; null when it is missing or empty, which CI systems use alike.</summary>
    public static string? Text(this IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The value as a number; null when it is none.</summary>
    public static long? Number(this IReadOnlyDictionary<string, string> environment, string name) =>
        long.TryParse(environment.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The branch that a git reference names; null when it names something else.</summary>
    public static string? BranchOf(string? reference) => Below(BranchPrefix, reference);

    /// <summary>The tag that a git reference names; null when it names something else.</summary>
    public static string? TagOf(string? reference) => Below(TagPrefix, reference);

    private static string? Below(string prefix, string? reference) =>
        reference is not null && reference.StartsWith(prefix, StringComparison.Ordinal) && reference.Length > prefix.Length ? reference[prefix.Length..] : null;
}
