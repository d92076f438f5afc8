using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>One comparison: an operator, and a version of which minor and patch may be left open (<c>1.2.x</c>, <c>1</c>, <c>*</c>).</summary>
internal sealed partial record VersionComparison(string Operator, ChartVersion Version, int Parts)
{
    private const int AllParts = 3;

    /// <summary>Reads an operator and a version; null when the version is none.</summary>
    public static VersionComparison? Parse(Match match)
    {
        var text = match.Groups["version"].Value;
        var open = Wildcard().Match(text);
        var fixedPart = open.Success ? text[..open.Index].TrimEnd('.') : text;
        var parts = open.Success ? PartsOf(fixedPart) : PartsOf(Core().Match(fixedPart).Value);
        return ChartVersion.TryParse(fixedPart.TrimStart('v', 'V') is { Length: > 0 } number ? number : "0", out var version)
            ? new(Normal(match.Groups["operator"].Value), version, parts)
            : null;
    }

    public bool Accepts(ChartVersion version)
    {
        if (version.Prerelease.Length > 0 && Version.Prerelease.Length == 0)
        {
            return false;
        }

        var order = ChartVersion.Compare(version, Version);
        return Operator switch
        {
            "!=" => Parts == AllParts ? order != 0 : order < 0 || !IsBelowNext(version, Parts),
            ">" => Parts == AllParts ? order > 0 : !IsBelowNext(version, Parts),
            ">=" => order >= 0,
            "<" => order < 0,
            "<=" => Parts == AllParts ? order <= 0 : IsBelowNext(version, Parts),
            "~" => order >= 0 && IsBelowNext(version, Math.Min(Parts, 2)),
            "^" => order >= 0 && IsBelowNext(version, CaretParts),
            _ => Parts == AllParts ? order == 0 : order >= 0 && IsBelowNext(version, Parts),
        };
    }

    // A caret keeps everything up to the first number that is not zero.
    private int CaretParts => this switch
    {
        { Version.Major.IsZero: false } or { Parts: <= 1 } => Math.Min(Parts, 1),
        { Version.Minor.IsZero: false } or { Parts: 2 } => 2,
        _ => AllParts,
    };

    // Whether the first numbers of a version are not above ours: 1.2.9 is below what comes after 1.2.
    private bool IsBelowNext(ChartVersion version, int parts)
    {
        BigInteger[] ours = [Version.Major, Version.Minor, Version.Patch];
        BigInteger[] theirs = [version.Major, version.Minor, version.Patch];
        return ours.Take(parts).Zip(theirs).Select(pair => pair.Second.CompareTo(pair.First)).FirstOrDefault(order => order != 0) <= 0;
    }

    private static int PartsOf(string core) => core.TrimStart('v', 'V').Split('.', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Normal(string text) => text switch { "=>" => ">=", "=<" => "<=", "=" => "", _ => text };

    [GeneratedRegex(@"(?<=\A[vV]?|\.)[xX*]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wildcard();

    [GeneratedRegex(@"\A[vV]?[0-9.]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Core();
}
