using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>Looks at <c>Chart.yaml</c>.</summary>
internal static partial class MetadataLint
{
    public static IEnumerable<LintFinding> Check(ChartMetadata metadata) =>
    [
        .. metadata.ApiVersion switch
        {
            "v2" => [],
            "v1" => LegacyProblems(metadata),
            _ => [Error($"the apiVersion '{metadata.ApiVersion}' is unknown; v2 is expected.")],
        },
        .. metadata.Maintainers.SelectMany(MaintainerProblems),
        .. metadata.Sources.Where(source => !IsUrl(source)).Select(source => Error($"the source '{source}' is no URL.")),
        .. IconFindings(metadata.Icon),
        .. ChartVersion.TryParse(metadata.Version, out var version) && !version.IsStrict
            ? [new LintFinding(LintSeverity.Warning, MetadataReader.ChartFileName, $"the version '{metadata.Version}' is no strict SemVer 2 version, which has three numbers and no 'v'.")]
            : Array.Empty<LintFinding>(),
    ];

    private static IEnumerable<LintFinding> LegacyProblems(ChartMetadata metadata)
    {
        if (metadata.Type is { Length: > 0 })
        {
            yield return Error("a type is known since apiVersion v2, and this chart is v1.");
        }

        if (metadata.Dependencies.Count > 0)
        {
            yield return Error("dependencies are read here since apiVersion v2, and this chart is v1.");
        }
    }

    private static IEnumerable<LintFinding> MaintainerProblems(ChartMaintainer maintainer)
    {
        if (maintainer.Email is { Length: > 0 } email && !Email().IsMatch(email))
        {
            yield return Error($"the email '{email}' of the maintainer {maintainer.Name} is no address.");
        }

        if (maintainer.Url is { Length: > 0 } url && !IsUrl(url) && !Host().IsMatch(url))
        {
            yield return Error($"the url '{url}' of the maintainer {maintainer.Name} is no URL.");
        }
    }

    private static IEnumerable<LintFinding> IconFindings(string? icon) => icon switch
    {
        null or "" => [new(LintSeverity.Information, MetadataReader.ChartFileName, "an icon is recommended.")],
        _ when !IsUrl(icon) => [Error($"the icon '{icon}' is no URL.")],
        _ => [],
    };

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase);

    private static LintFinding Error(string message) => new(LintSeverity.Error, MetadataReader.ChartFileName, message);

    [GeneratedRegex(@"\A[^\s@]+@[^\s@.]+(\.[^\s@.]+)+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+([:/?#].*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();
}
