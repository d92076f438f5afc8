using System.Numerics;

namespace Slipway.Versioning;

/// <summary>SemVer 2.0.0, section 11, and an order among versions that it calls equal.</summary>
internal static class VersionPrecedence
{
    /// <summary>SemVer's precedence.</summary>
    public static int Compare(ReleaseVersion left, ReleaseVersion right) => CompareParts(left, right, CompareIdentifier);

    /// <summary>Precedence, then build metadata, then the <c>v</c>: zero for equal versions only.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="naturally">Whether numbers within prerelease identifiers count by value, which SemVer does not know.</param>
    public static int CompareTotally(ReleaseVersion left, ReleaseVersion right, bool naturally)
    {
        int[] parts =
        [
            CompareParts(left, right, naturally ? CompareIdentifierNaturally : CompareIdentifier),
            NaturalOrder.Compare(left.Build, right.Build),
            string.CompareOrdinal(left.Prerelease, right.Prerelease),
            left.HasPrefix.CompareTo(right.HasPrefix),
        ];
        return Array.Find(parts, part => part != 0);
    }

    private static int CompareParts(ReleaseVersion left, ReleaseVersion right, Func<string, string, int> compareIdentifiers)
    {
        var core = (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));
        return core != 0 ? core : ComparePrerelease(left.Prerelease, right.Prerelease, compareIdentifiers);
    }

    private static int ComparePrerelease(string left, string right, Func<string, string, int> compareIdentifiers)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A stable version comes after its prereleases.
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        var (ours, theirs) = (left.Split('.'), right.Split('.'));
        var order = ours.Zip(theirs).Select(pair => compareIdentifiers(pair.First, pair.Second)).FirstOrDefault(order => order != 0);
        return order != 0 ? order : ours.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifier(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => BigInteger.Parse(left).CompareTo(BigInteger.Parse(right)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static int CompareIdentifierNaturally(string left, string right) =>
        IsNumber(left) || IsNumber(right) ? CompareIdentifier(left, right) : NaturalOrder.Compare(left, right);

    private static bool IsNumber(string identifier) => identifier.All(char.IsAsciiDigit);
}
