using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>What Helm checks before it accepts a chart's metadata.</summary>
internal static partial class MetadataRules
{
    /// <summary>Everything that is wrong, a sentence each; what is missing has been said by the reader already.</summary>
    public static IEnumerable<string> Problems(ChartMetadata metadata, string file) =>
    [
        .. NameProblems(metadata.Name, file),
        .. metadata.Version is not "" && !ChartVersion.TryParse(metadata.Version, out _) ? [$"{file}: the version '{metadata.Version}' is no SemVer version such as 1.4.0."] : Array.Empty<string>(),
        .. metadata.Type is null or "" or "application" or "library" ? Array.Empty<string>() : [$"{file}: the type '{metadata.Type}' is unknown; application and library are known."],
        .. DependencyProblems(metadata.Dependencies, file),
    ];

    private static IEnumerable<string> NameProblems(string name, string file) =>
        name is "" || Name().IsMatch(name) ? [] : [$"{file}: the name '{name}' is no chart name: letters, digits, and '-', '.', '_' between them are expected."];

    private static IEnumerable<string> DependencyProblems(IReadOnlyList<ChartDependency> dependencies, string file)
    {
        foreach (var dependency in dependencies.Where(dependency => dependency.Alias is { Length: > 0 } alias && !Alias().IsMatch(alias)))
        {
            yield return $"{file}: the alias '{dependency.Alias}' of the dependency {dependency.Name} may have letters, digits, '-' and '_' only.";
        }

        foreach (var dependency in dependencies.Where(dependency => dependency.Version is { Length: > 0 } version && !VersionConstraint.TryParse(version, out _)))
        {
            yield return $"{file}: '{dependency.Version}', the version of the dependency {dependency.Name}, is no constraint such as ^1.2.0.";
        }

        foreach (var twice in dependencies.GroupBy(dependency => dependency.Alias is { Length: > 0 } alias ? alias : dependency.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            yield return $"{file}: more than one dependency has the name or alias {twice.Key}: give each an alias of its own.";
        }
    }

    // Helm accepts more when it reads; a registry and a Kubernetes label do not.
    [GeneratedRegex(@"\A[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alias();
}
