using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>A narrower form of versions than SemVer's.</summary>
/// <param name="Pattern">Matches the whole written version.</param>
/// <param name="Expected">The form for a person, for instance <c>v1.33.1[-rcN]+rke2rN</c>.</param>
public sealed record VersionForm(Regex Pattern, string Expected);
