namespace Slipway.Helm;

/// <summary>What <c>Chart.yaml</c> says (helm.sh/docs/topics/charts, "The Chart.yaml File"). Fields that Helm does not know are not kept.</summary>
public sealed record ChartMetadata
{
    /// <summary><c>v2</c>, or <c>v1</c> for charts of Helm 2.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The chart's name: also that of its package and its repository.</summary>
    public required string Name { get; init; }

    /// <summary>The chart's version, SemVer 2.</summary>
    public required string Version { get; init; }

    /// <summary>The version of what the chart installs; any text.</summary>
    public string? AppVersion { get; init; }

    /// <summary>One sentence.</summary>
    public string? Description { get; init; }

    /// <summary><c>application</c> (also when null) or <c>library</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The Kubernetes versions that it runs on, as a SemVer constraint.</summary>
    public string? KubeVersion { get; init; }

    /// <summary>The URL of the project's home page.</summary>
    public string? Home { get; init; }

    /// <summary>The URL of an SVG or PNG image.</summary>
    public string? Icon { get; init; }

    /// <summary>The condition of a chart of Helm 2.</summary>
    public string? Condition { get; init; }

    /// <summary>The tags of a chart of Helm 2.</summary>
    public string? Tags { get; init; }

    /// <summary>Whether it should not be used any more.</summary>
    public bool Deprecated { get; init; }

    /// <summary>URLs of the sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Who maintains it.</summary>
    public IReadOnlyList<ChartMaintainer> Maintainers { get; init; } = [];

    /// <summary>The charts that it needs.</summary>
    public IReadOnlyList<ChartDependency> Dependencies { get; init; } = [];

    /// <summary>Free metadata.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of the package: <c>{name}-{version}.tgz</c>.</summary>
    public string PackageFileName => $"{Name}-{Version}.tgz";

    /// <summary>The tag in a registry: the version with <c>_</c> for <c>+</c>, which tags cannot have.</summary>
    public string Tag => Version.Replace('+', '_');
}
