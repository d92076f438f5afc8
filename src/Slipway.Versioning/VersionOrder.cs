namespace Slipway.Versioning;

/// <summary>The orders that projects put their versions into. Both are total: only equal versions have the same place.</summary>
public static class VersionOrder
{
    /// <summary>SemVer's precedence, as <see cref="ReleaseVersion.CompareTo"/>: <c>-beta10</c> comes before <c>-beta2</c>, and <c>-beta.2</c> before <c>-beta.10</c>.</summary>
    public static IComparer<ReleaseVersion> SemVer { get; } = Comparer<ReleaseVersion>.Default;

    /// <summary>The order of Kubernetes and RKE2: numbers within prerelease identifiers count by value, <c>-rc2</c> comes before <c>-rc10</c>.</summary>
    public static IComparer<ReleaseVersion> Natural { get; } = Comparer<ReleaseVersion>.Create((left, right) => VersionPrecedence.CompareTotally(left, right, naturally: true));
}
