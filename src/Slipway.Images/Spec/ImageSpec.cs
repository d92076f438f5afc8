using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>An image to build.</summary>
/// <param name="Name">The image's name below the registry and owner, for instance <c>controller</c> or <c>team/controller</c>.</param>
/// <param name="Content">What it is made from.</param>
public sealed record ImageSpec(string Name, ImageContent Content)
{
    /// <summary>ASP.NET Core 10 on Ubuntu's chiseled root: no shell, no package manager. The base of framework-dependent .NET programs.</summary>
    public const string DefaultBaseImage = "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled";

    /// <summary>As a base image, and as the value of <c>--base-image</c>: one made from the .NET runtime of the machine that builds.</summary>
    public const string HostBase = "host";

    /// <summary>As a base image: none. The image has nothing but its own files, for programs that need no library.</summary>
    public const string Scratch = "scratch";

    /// <summary>The user of the default: a number, so that Kubernetes can see that it is not root.</summary>
    public const int DefaultUser = 10101;

    private readonly string? _baseImage;
    private readonly int? _user;

    /// <summary>An image of a framework-dependent .NET program.</summary>
    /// <param name="name">The image's name below the registry and owner.</param>
    /// <param name="project">The project file, or the folder that holds exactly one.</param>
    public ImageSpec(string name, AbsolutePath project)
        : this(name, new DotNetProject(project))
    {
    }

    /// <summary>The .NET project that it is made from; null for other contents.</summary>
    public AbsolutePath? Project => (Content as DotNetProject)?.Project;

    /// <summary>
    /// The image that this one is put onto, with a tag or a digest; <see cref="HostBase"/> for one made from this machine, <see cref="Scratch"/> for none.
    /// By default the smallest that the content needs.
    /// </summary>
    public string BaseImage
    {
        get => _baseImage ?? Content.DefaultBaseImage;
        init => _baseImage = value;
    }

    /// <summary>The platforms of the index, for instance <c>linux/arm64</c>; in the index they stand in ordinal order.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = ["linux/amd64", "linux/arm64"];

    /// <summary>
    /// Whether each platform's image also gets a tag of its own, <c>1.4.0-amd64</c>, beside the index's. Some tools and mirrors cannot read an index.
    /// </summary>
    public bool PlatformTags { get; init; }

    /// <summary>The number of the user and of the group that the program runs as. A Dockerfile may name any number in <c>USER</c> but root's when the spec has none.</summary>
    public int User
    {
        get => _user ?? DefaultUser;
        init => _user = value;
    }

    /// <summary>The TCP ports that the program listens on.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Labels beside <c>org.opencontainers.image.*</c>, which they may replace.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Annotations of the index and of every manifest beside <c>org.opencontainers.image.*</c>, which they may replace.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Environment variables beside those of the base, which they may replace.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is executed; null for the content's program, and for the base's entrypoint when the content is a folder of files.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Whether debug symbols (<c>.pdb</c>, <c>.dbg</c>) of a .NET program go into the image.</summary>
    public bool IncludeSymbols { get; init; }

    /// <summary>What the image must be like; checked after it is built.</summary>
    public ImageRules Rules { get; init; } = new();

    /// <summary>Whether somebody chose the base.</summary>
    internal bool HasOwnBase => _baseImage is not null;

    /// <summary>Whether somebody chose the user.</summary>
    internal bool HasOwnUser => _user is not null;

    /// <summary>The platforms that can be read, each once, in the order of the index.</summary>
    internal IReadOnlyList<Platform> ParsedPlatforms =>
    [
        .. Platforms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(text => Platform.TryParse(text, out var platform) ? platform : null).OfType<Platform>(),
    ];

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
