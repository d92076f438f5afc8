using Slipway.Tools;

namespace Slipway.Images;

/// <summary>An image to build from a .NET project.</summary>
/// <param name="Name">The image's name below the registry and owner, for instance <c>controller</c> or <c>team/controller</c>.</param>
/// <param name="Project">The project file, or the folder that holds exactly one.</param>
public sealed record ImageSpec(string Name, AbsolutePath Project)
{
    /// <summary>ASP.NET Core 10 on Ubuntu's chiseled root: no shell, no package manager.</summary>
    public const string DefaultBaseImage = "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled";

    /// <summary>As a base image, and as the value of <c>--base-image</c>: one made from the .NET runtime of the machine that builds.</summary>
    public const string HostBase = "host";

    /// <summary>The user of the default: a number, so that Kubernetes can see that it is not root.</summary>
    public const int DefaultUser = 10101;

    /// <summary>The image that this one is put onto, with a tag or a digest; <see cref="HostBase"/> for one made from this machine.</summary>
    public string BaseImage { get; init; } = DefaultBaseImage;

    /// <summary>The platforms of the index, for instance <c>linux/arm64</c>.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = ["linux/amd64", "linux/arm64"];

    /// <summary>The number of the user and of the group that the program runs as.</summary>
    public int User { get; init; } = DefaultUser;

    /// <summary>The TCP ports that the program listens on.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Labels beside <c>org.opencontainers.image.*</c>, which they may replace.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Environment variables beside those of the base, which they may replace.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is executed; null for <c>dotnet</c> with the project's assembly.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Whether debug symbols (<c>.pdb</c>) go into the image.</summary>
    public bool IncludeSymbols { get; init; }

    /// <summary>What the image must be like; checked after it is built.</summary>
    public ImageRules Rules { get; init; } = new();

    /// <summary>Everything that is wrong with the spec, each problem a sentence that names the image; empty when it can be built.</summary>
    public IReadOnlyList<string> Validate() => [.. ImageSpecValidator.FindProblems(this).Select(problem => $"Image '{Name}': {problem}")];

    /// <summary>Everything that is wrong with the specs, each on its own and together.</summary>
    public static IReadOnlyList<string> Validate(IReadOnlyList<ImageSpec> specs) =>
    [
        .. specs.SelectMany(spec => spec.Validate()),
        .. specs.GroupBy(spec => spec.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"Image '{group.Key}': {group.Count()} specs have this name; a name may be used once."),
    ];
}
