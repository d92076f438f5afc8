using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A .NET program, published without a container engine.</summary>
/// <param name="Project">The project file, or the folder that holds exactly one.</param>
public sealed record DotNetProject(AbsolutePath Project) : ImageContent
{
    /// <summary>The root of <see cref="ImageSpec.DefaultBaseImage"/> without .NET, for programs that bring their own.</summary>
    public const string NativeBaseImage = "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled";

    /// <summary>Alpine Linux, whose C library is musl, without .NET.</summary>
    public const string MuslBaseImage = "mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine";

    /// <summary>How it is published. All but framework-dependent programs are published for each platform, and bring their own runtime.</summary>
    public DotNetPublishMode Mode { get; init; }

    /// <summary>Whether a program with its own runtime is for bases with the C library musl, as Alpine has, in place of glibc.</summary>
    public bool Musl { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dotnet";

    /// <inheritdoc/>
    public override AbsolutePath PathFor(Platform platform) => Project;

    /// <inheritdoc/>
    internal override string DefaultBaseImage => (Mode, Musl) switch
    {
        (DotNetPublishMode.FrameworkDependent, _) => ImageSpec.DefaultBaseImage,
        (_, true) => MuslBaseImage,
        _ => NativeBaseImage,
    };

    /// <summary>Whether one publish serves all platforms.</summary>
    internal bool IsNeutral => Mode == DotNetPublishMode.FrameworkDependent;

    /// <summary>How it is published for a platform.</summary>
    internal PublishFlavor FlavorFor(Platform platform) => IsNeutral ? PublishFlavor.Neutral : new PublishFlavor(Mode, RuntimeIdentifier.For(platform, Musl)!);

    /// <inheritdoc/>
    internal override IEnumerable<string> FindProblems(ImageSpec spec)
    {
        if (ProjectFile.Find(Project).Problem is { } problem)
        {
            yield return problem;
        }

        if (spec.BaseImage == ImageSpec.Scratch)
        {
            yield return $"a .NET program needs a base with a C library, which '{ImageSpec.Scratch}' does not have.";
        }

        if (IsNeutral && Musl)
        {
            yield return "a framework-dependent program runs with either C library: leave Musl out, and name a BaseImage with the one that you want.";
        }

        foreach (var platform in spec.ParsedPlatforms.Where(platform => !IsNeutral && platform.Os == "linux" && RuntimeIdentifier.For(platform, Musl) is null))
        {
            yield return $".NET has no runtime of its own for {platform}: a program published as {Mode} cannot run there.";
        }
    }
}
