using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>The registries that a release goes to.</summary>
internal static class Destinations
{
    /// <summary>The release's own registry, then the mirrors that take this version.</summary>
    /// <exception cref="UsageException">A mirror is no registry, or named twice; every problem is named.</exception>
    public static IReadOnlyList<RegistryTarget> Of(RegistryTarget target, IReadOnlyList<RegistryMirror> mirrors, ReleaseVersion version)
    {
        var problems = new List<string>();
        var targets = new List<RegistryTarget> { target };
        foreach (var mirror in mirrors)
        {
            try
            {
                var parsed = RegistryTarget.Parse(mirror.Registry);
                if (targets.Exists(other => other.Prefix == parsed.Prefix))
                {
                    problems.Add($"The mirror {mirror.Registry} is named twice, or is the release's own registry.");
                }
                else if (!mirror.StableOnly || version is { IsPrerelease: false, IsDevelopment: false })
                {
                    targets.Add(parsed);
                }
            }
            catch (FormatException error)
            {
                problems.Add($"Mirror: {error.Message}");
            }
        }

        return problems.Count > 0 ? throw new UsageException(problems) : targets;
    }
}
