using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>
/// A version as Helm reads it: SemVer 2, and leniently <c>v1.2.3</c>, <c>1.2</c> and <c>1</c>. Order is SemVer's precedence.
/// </summary>
internal sealed partial record ChartVersion
{
    private ChartVersion(Match match)
    {
        Major = BigInteger.Parse(match.Groups["major"].Value);
        Minor = NumberOf(match.Groups["minor"]);
        Patch = NumberOf(match.Groups["patch"]);
        Prerelease = match.Groups["prerelease"].Value;
        IsStrict = match.Groups["patch"].Success && match.Groups["v"].Length == 0;
    }

    public BigInteger Major { get; }

    public BigInteger Minor { get; }

    public BigInteger Patch { get; }

    public string Prerelease { get; }

    /// <summary>Whether it is SemVer 2 to the letter.</summary>
    public bool IsStrict { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ChartVersion? version)
    {
        version = Pattern().Match(text ?? "") is { Success: true } match ? new(match) : null;
        return version is not null;
    }

    /// <summary>SemVer's precedence: below zero when the left version comes first.</summary>
    public static int Compare(ChartVersion left, ChartVersion right)
    {
        var core = (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));
        return core != 0 ? core : ComparePrerelease(left.Prerelease, right.Prerelease);
    }

    private static BigInteger NumberOf(Group group) => group.Success ? BigInteger.Parse(group.Value) : 0;

    private static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A stable version comes after its prereleases.
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        var (ours, theirs) = (left.Split('.'), right.Split('.'));
        var order = ours.Zip(theirs).Select(pair => CompareIdentifier(pair.First, pair.Second)).FirstOrDefault(order => order != 0);
        return order != 0 ? order : ours.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifier(string left, string right) => (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
    {
        (true, true) => BigInteger.Parse(left).CompareTo(BigInteger.Parse(right)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    [GeneratedRegex(
        @"\A(?<v>v?)(?<major>0|[1-9][0-9]*)(\.(?<minor>0|[1-9][0-9]*)(\.(?<patch>0|[1-9][0-9]*))?)?"
        + @"(-(?<prerelease>(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
        + @"(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
