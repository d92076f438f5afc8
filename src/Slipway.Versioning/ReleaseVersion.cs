using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>
/// The version of a release: Semantic Versioning 2.0.0, strictly, with an optional leading <c>v</c> that is kept.
/// Order is SemVer's precedence; versions that SemVer calls equal are ordered by their build metadata, numbers in it by value (RKE2's <c>+rke2r2</c>
/// comes before <c>+rke2r10</c>), then those without <c>v</c> come first: only equal versions have the same place.
/// </summary>
public sealed partial record ReleaseVersion : IComparable<ReleaseVersion>
{
    private ReleaseVersion(Match match)
    {
        HasPrefix = match.Groups["v"].Length > 0;
        Major = BigInteger.Parse(match.Groups["major"].Value);
        Minor = BigInteger.Parse(match.Groups["minor"].Value);
        Patch = BigInteger.Parse(match.Groups["patch"].Value);
        Prerelease = match.Groups["prerelease"].Value;
        Build = match.Groups["build"].Value;
    }

    /// <summary>Whether it is written with a leading <c>v</c>.</summary>
    public bool HasPrefix { get; }

    /// <summary>The first number.</summary>
    public BigInteger Major { get; }

    /// <summary>The second number.</summary>
    public BigInteger Minor { get; }

    /// <summary>The third number.</summary>
    public BigInteger Patch { get; }

    /// <summary>The dot-separated identifiers after <c>-</c>; empty for a stable version.</summary>
    public string Prerelease { get; }

    /// <summary>The dot-separated identifiers after <c>+</c>; empty when there are none.</summary>
    public string Build { get; }

    /// <summary>Whether it has prerelease identifiers.</summary>
    public bool IsPrerelease => Prerelease.Length > 0;

    /// <summary>Whether it names work in progress, whose tags may move: what <see cref="VersionRules"/> makes for pull requests, branches and manual builds.</summary>
    public bool IsDevelopment => DevelopmentPattern().IsMatch(Prerelease) || Build.StartsWith("dev.", StringComparison.Ordinal);

    /// <summary>The version without its <c>v</c>, as SemVer writes it.</summary>
    public string SemVer => $"{Major}.{Minor}.{Patch}{(IsPrerelease ? $"-{Prerelease}" : "")}{(Build.Length > 0 ? $"+{Build}" : "")}";

    /// <summary>The version without prerelease and build, as tools of its base ask for it: <c>v1.33.1</c> for <c>v1.33.1-rc2+rke2r1</c>.</summary>
    public ReleaseVersion Core => Parse($"{(HasPrefix ? "v" : "")}{Major}.{Minor}.{Patch}");

    /// <summary>The version within a URL: <c>+</c> is <c>%2B</c> there.</summary>
    public string InUrl => ToString().Replace("+", "%2B", StringComparison.Ordinal);

    /// <summary>The version as an image tag: tags may not contain <c>+</c>, which becomes <c>-</c> (RKE2's rule).</summary>
    public string ImageTag => ToString().Replace('+', '-');

    /// <summary>Lower precedence.</summary>
    public static bool operator <(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) < 0;

    /// <summary>Lower or equal precedence.</summary>
    public static bool operator <=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Higher precedence.</summary>
    public static bool operator >(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) > 0;

    /// <summary>Higher or equal precedence.</summary>
    public static bool operator >=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">It is no SemVer 2.0.0 version; invisible characters in it are named.</exception>
    public static ReleaseVersion Parse(string text) => TryParse(text, out var version) ? version : throw new FormatException(VersionProblem.Describe(text));

    /// <summary>Reads a version; false when it is no SemVer 2.0.0 version.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = Pattern().Match(text ?? "") is { Success: true } match ? new(match) : null;
        return version is not null;
    }

    /// <summary>Whether SemVer calls the two equal: they differ in build metadata and <c>v</c> at most.</summary>
    public bool HasPrecedenceOf(ReleaseVersion other) => VersionPrecedence.Compare(this, other) == 0;

    /// <inheritdoc/>
    public int CompareTo(ReleaseVersion? other) => other is null ? 1 : VersionPrecedence.CompareTotally(this, other, naturally: false);

    /// <summary>The version as it was written.</summary>
    public override string ToString() => $"{(HasPrefix ? "v" : "")}{SemVer}";

    [GeneratedRegex(
        @"\A(?<v>v?)(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)"
        + @"(-(?<prerelease>(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
        + @"(\+(?<build>[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*))?\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(\A|-)(manual|main|dev)-[0-9a-f]{7,40}(-dirty)?\z|(\A|[.-])pr\.[0-9]+-[0-9a-f]{7,40}(-dirty)?\z|\Amain\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DevelopmentPattern();
}
