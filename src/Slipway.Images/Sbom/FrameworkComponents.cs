using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Names the shared frameworks of .NET by the runtime packs that they are made from: advisories are about those.</summary>
internal static class FrameworkComponents
{
    private const string Core = "Microsoft.NETCore.App";

    /// <summary>The components; every framework stands on <c>Microsoft.NETCore.App</c> of its version.</summary>
    public static IEnumerable<SoftwareComponent> From(IReadOnlyList<(string Name, string Version)> frameworks, Platform platform, bool isMusl)
    {
        var ids = frameworks.ToDictionary(framework => framework, framework => PackageUrls.NuGet($"{framework.Name}.Runtime.{RuntimeIdentifier(platform, isMusl)}", framework.Version));
        return ids.Select(pair => new SoftwareComponent
        {
            Kind = ComponentKind.Framework,
            Name = pair.Key.Name,
            Version = pair.Key.Version,
            PackageUrl = pair.Value,
            License = "MIT",
            Homepage = "https://dot.net/",
            Supplier = "Microsoft",
            DependsOn = pair.Key.Name != Core && ids.TryGetValue((Core, pair.Key.Version), out var core) ? [core] : [],
        });
    }

    private static string RuntimeIdentifier(Platform platform, bool isMusl)
    {
        var architecture = platform.Architecture switch { "amd64" => "x64", "386" => "x86", var other => other };
        return (platform.Os, isMusl) switch
        {
            ("linux", true) => $"linux-musl-{architecture}",
            ("windows", _) => $"win-{architecture}",
            var (os, _) => $"{os}-{architecture}",
        };
    }
}
