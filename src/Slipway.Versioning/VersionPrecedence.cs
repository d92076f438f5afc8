using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>SemVer 2.0.0, section 11, and the order of RKE2's build numbers among versions that SemVer calls equal.</summary>
internal static partial class VersionPrecedence
{
    public static int Compare(ReleaseVersion left, ReleaseVersion right)
    {
        int[] parts =
        [
            left.Major.CompareTo(right.Major),
            left.Minor.CompareTo(right.Minor),
            left.Patch.CompareTo(right.Patch),
            ComparePrerelease(left.Prerelease, right.Prerelease),
            Rke2Number(left.Build).CompareTo(Rke2Number(right.Build)),
        ];
        return Array.Find(parts, part => part != 0);
    }

    private static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A stable version comes after its prereleases.
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        var (ours, theirs) = (left.Split('.'), right.Split('.'));
        return ours.Zip(theirs).Select(pair => CompareIdentifier(pair.First, pair.Second)).FirstOrDefault(order => order != 0) is var order and not 0
            ? order
            : ours.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifier(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => BigInteger.Parse(left).CompareTo(BigInteger.Parse(right)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static bool IsNumber(string identifier) => identifier.All(char.IsAsciiDigit);

    private static BigInteger Rke2Number(string build) =>
        Rke2Build().Match(build) is { Success: true } match ? BigInteger.Parse(match.Groups["number"].Value) : -1;

    [GeneratedRegex(@"\Arke2r(?<number>[0-9]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rke2Build();
}
