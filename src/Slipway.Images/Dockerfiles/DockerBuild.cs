using System.Globalization;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The command line that builds a Dockerfile for one platform. Pure.</summary>
/// <param name="Spec">The image.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Engine">What builds it.</param>
/// <param name="Context">What the images of the build have in common.</param>
internal sealed record DockerBuild(ImageSpec Spec, Platform Platform, DockerEngine Engine, ImageBuildContext Context)
{
    private Dockerfile Content => (Dockerfile)Spec.Content;

    private string CacheTag => $"{Content.CacheRepository}:{Spec.Name.Replace('/', '-')}-{Platform.ToString().Replace('/', '-')}";

    /// <summary>
    /// The tag that keeps the image in the engine, so that the next build finds its layers: one for each image and platform, replaced each time.
    /// </summary>
    public string LocalTag => $"slipway-build/{Spec.Name}:{Platform.ToString().Replace('/', '-')}";

    /// <summary>Everything that does not fit together, each a sentence.</summary>
    public IEnumerable<string> FindProblems()
    {
        if (Content.Secrets.Count > 0 && Engine.Kind == EngineKind.Classic)
        {
            yield return $"Image '{Spec.Name}': its Dockerfile gets secrets, which need BuildKit, and this docker client has none: install buildx (https://docs.docker.com/go/buildx).";
        }
    }

    /// <summary>What is said beforehand; null for nothing.</summary>
    public string? Note => Content.CacheRepository is not null && Engine.Kind != EngineKind.Buildx && !Context.IsRelease
        ? $"Image '{Spec.Name}': layers are not kept in {Content.CacheRepository}: that needs buildx with a builder of its own ('docker buildx create --use'). The engine's own cache is used."
        : null;

    /// <summary>The arguments.</summary>
    /// <param name="output">Where an archive is written, if the engine writes one.</param>
    /// <param name="idFile">Where the image's id is written, if the engine keeps the image.</param>
    public IReadOnlyList<string> Arguments(AbsolutePath output, AbsolutePath idFile) =>
    [
        .. Engine.Kind is EngineKind.Buildx or EngineKind.BuildxInEngine ? new[] { "buildx", "build" } : ["build"],
        "--file", Content.Path,
        "--platform", Platform.ToString(),
        .. Content.Target is { } target ? ["--target", target] : Array.Empty<string>(),
        .. Content.Offline ? ["--network", "none"] : Array.Empty<string>(),
        .. BuildArguments().SelectMany(argument => new[] { "--build-arg", $"{argument.Key}={argument.Value}" }),
        .. Content.Secrets.SelectMany(secret => new[] { "--secret", secret.Option }),
        .. Engine.Kind is EngineKind.Classic ? Array.Empty<string>() : ["--progress", "plain"],
        .. Cache(),
        .. Output(output, idFile),
        Content.Context,
    ];

    /// <summary>The variables that choose the builder.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["DOCKER_BUILDKIT"] = Engine.Kind == EngineKind.Classic ? "0" : "1",
        ["SOURCE_DATE_EPOCH"] = Epoch,
    };

    private string Epoch => Context.Created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // What the spec says wins.
    private SortedDictionary<string, string> BuildArguments()
    {
        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["VERSION"] = Context.Version, ["SOURCE_DATE_EPOCH"] = Epoch };
        if (Context.Revision is { } revision)
        {
            arguments["REVISION"] = revision;
        }

        foreach (var (name, value) in Content.BuildArguments)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    private IEnumerable<string> Cache()
    {
        if (Context.IsRelease)
        {
            return ["--pull", "--no-cache"];
        }

        // Its cache does not know of platforms: it would take the layers of another one.
        if (Engine.Kind == EngineKind.Classic && Spec.ParsedPlatforms.Count > 1)
        {
            return ["--no-cache"];
        }

        // A cache that cannot be written, on a fork for instance, is no reason to fail.
        return Content.CacheRepository is not null && Engine.Kind == EngineKind.Buildx
            ? ["--cache-from", $"type=registry,ref={CacheTag}", "--cache-to", $"type=registry,ref={CacheTag},mode=max,ignore-error=true"]
            : [];
    }

    // Attestations are ours to make, about the digests that are released.
    private IEnumerable<string> Output(AbsolutePath output, AbsolutePath idFile) => Engine.Kind switch
    {
        EngineKind.Buildx => ["--provenance=false", "--sbom=false", "--output", $"type=oci,dest={output},rewrite-timestamp=true"],
        EngineKind.BuildxInEngine => ["--provenance=false", "--sbom=false", "--load", "--tag", LocalTag, "--iidfile", idFile],
        _ => ["--tag", LocalTag, "--iidfile", idFile],
    };
}
