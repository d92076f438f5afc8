using System.Text.RegularExpressions;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// A Dockerfile, built by a Docker Engine or BuildKit once for each platform. User, entrypoint, ports, variables and working directory are the file's own: what
/// the spec says of them is what is expected. The build gets the arguments <c>VERSION</c>, <c>REVISION</c> and <c>SOURCE_DATE_EPOCH</c>.
/// A <c>HEALTHCHECK</c> is not kept: images of the OCI have none, Kubernetes asks in its own way.
/// </summary>
/// <param name="Context">The folder that the build sees.</param>
public sealed partial record Dockerfile(AbsolutePath Context) : ImageContent
{
    /// <summary>The file; null for <c>Dockerfile</c> in the context.</summary>
    public AbsolutePath? File { get; init; }

    /// <summary>The stage that becomes the image; null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments. They are visible in the image's history: never a secret.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Secrets, which a step mounts with <c>RUN --mount=type=secret,id=…</c>. They need BuildKit.</summary>
    public IReadOnlyList<DockerfileSecret> Secrets { get; init; } = [];

    /// <summary>Whether its steps get no network: what they need is in the context then, and in the bases.</summary>
    public bool Offline { get; init; }

    /// <summary>
    /// A repository for the layers of development builds, for instance <c>ghcr.io/acme/cache</c>: they are read from and written to a tag for each image and platform. Needs buildx with a
    /// builder of its own (<c>docker buildx create --use</c>). Null for the cache of the engine alone. Releases are built without any cache, on bases that are pulled afresh.
    /// </summary>
    public string? CacheRepository { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dockerfile";

    /// <inheritdoc/>
    public override AbsolutePath PathFor(Platform platform) => Context;

    /// <inheritdoc/>
    internal override string DefaultBaseImage => ImageSpec.Scratch;

    /// <summary>The file that is built.</summary>
    internal AbsolutePath Path => File ?? Context / "Dockerfile";

    /// <inheritdoc/>
    internal override IEnumerable<string> FindProblems(ImageSpec spec) =>
    [
        .. Context.DirectoryExists() ? Array.Empty<string>() : [$"the folder of the Dockerfile is missing: there is no '{Context}'."],
        .. Path.FileExists() ? Array.Empty<string>() : [$"there is no Dockerfile '{Path}'."],
        .. spec.HasOwnBase ? ["its base is what the Dockerfile says in FROM: leave BaseImage out."] : Array.Empty<string>(),
        .. spec.Environment.Count > 0 ? ["its variables are what the Dockerfile says in ENV: leave Environment out."] : Array.Empty<string>(),
        .. BuildArguments.Keys.Where(name => !Name().IsMatch(name)).Select(name => $"'{name}' cannot be a build argument (expected letters, digits and '_')."),
        .. Secrets.SelectMany(secret => secret.FindProblems()),
        .. Secrets.GroupBy(secret => secret.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"the secret '{group.Key}' is listed {group.Count()} times."),
        .. CacheRepository is null || (Reference.TryParse(CacheRepository, out var cache) && cache is { Digest: null } && !CacheRepository.EndsWith($":{cache.Tag}", StringComparison.Ordinal))
            ? Array.Empty<string>()
            : [$"the cache '{CacheRepository}' is no repository (expected, for instance, 'ghcr.io/acme/cache', without tag or digest)."],
    ];

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
