using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Gets the bases of specs: pulled, or made from this machine.</summary>
internal sealed class BaseImageProvider(IBaseImageSource source, HostBaseBuilder host, OciLayout bases, ImageBuildContext context)
{
    private readonly BaseImageReader _reader = new(bases);

    /// <summary>Pulls what the policy wants pulled. Does not need the publish output, so it can run beside publishing.</summary>
    /// <returns>By the image's name, its base's root; or the choice of a host base, or of none.</returns>
    /// <exception cref="ImageBuildException">A base cannot be reached and may not be replaced.</exception>
    public async Task<IReadOnlyDictionary<string, PulledBase>> PullAsync(IReadOnlyList<ImageSpec> specs, CancellationToken cancellationToken)
    {
        var pulled = new Dictionary<string, PulledBase>(StringComparer.Ordinal);
        foreach (var group in specs.GroupBy(spec => (spec.BaseImage, IsDotNet: spec.Content is DotNetProject)))
        {
            var root = await PullAsync(group.Key.BaseImage, group.Key.IsDotNet, PlatformsOf(group), cancellationToken);
            foreach (var spec in group)
            {
                pulled[spec.Name] = root;
            }
        }

        return pulled;
    }

    /// <summary>The base of one image.</summary>
    /// <exception cref="ImageBuildException">The base lacks a platform, or no host base can be made for the program.</exception>
    public async Task<BaseImage> GetAsync(ImageSpec spec, PulledBase pulled, IReadOnlyList<SharedFramework> frameworks, CancellationToken cancellationToken)
    {
        if (pulled == PulledBase.None)
        {
            return BaseImage.Scratch(PlatformsOf([spec]));
        }

        if (pulled.Root is not { } root)
        {
            return await host.BuildAsync(spec, frameworks, cancellationToken);
        }

        var description = new BaseDescription(pulled.Name, root.Digest, IsHost: false, []);
        return await _reader.ReadAsync(root, description, PlatformsOf([spec]), cancellationToken);
    }

    /// <summary>The platforms that an image can get on its base, as far as that is known before the base is read.</summary>
    public IReadOnlyList<Platform> PlatformsOf(ImageSpec spec, PulledBase pulled) =>
        [.. PlatformsOf([spec]).Where(platform => pulled.Root is not null || pulled == PulledBase.None || platform.Accepts(host.Platform))];

    // The order of the index.
    private static List<Platform> PlatformsOf(IEnumerable<ImageSpec> specs) =>
        [.. specs.SelectMany(spec => spec.ParsedPlatforms).DistinctBy(platform => platform.ToString()).OrderBy(platform => platform.ToString(), StringComparer.Ordinal)];

    private async Task<PulledBase> PullAsync(string wanted, bool isDotNet, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken)
    {
        if (wanted == ImageSpec.Scratch)
        {
            return PulledBase.None;
        }

        var policy = new BaseImagePolicy(wanted, context.BaseImage, context.RegistryIsEmbedded) { IsDotNet = isDotNet };
        var choice = policy.Choose();
        if (choice is BaseImageChoice.Pull(var reference))
        {
            try
            {
                return new PulledBase(reference.ToString(), await PullAsync(reference, platforms, cancellationToken));
            }
            catch (BaseImageUnreachableException error)
            {
                choice = policy.ChooseWithout(error);
            }
        }

        if (choice is BaseImageChoice.Refuse(var message))
        {
            throw new ImageBuildException(message);
        }

        context.Announce($"Base image from this machine's .NET runtime: {((BaseImageChoice.UseHost)choice).Reason}.");
        return new PulledBase(ImageSpec.HostBase, null);
    }

    private async Task<Descriptor> PullAsync(Reference reference, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken)
    {
        // A digest always names the same content: what was pulled once is not asked for again.
        var tag = $"{reference} {string.Join(' ', platforms)}";
        if (reference.Digest is not null && await bases.FindAsync(tag, cancellationToken) is { } cached && await _reader.IsWholeAsync(cached, platforms, cancellationToken))
        {
            return cached;
        }

        var root = await source.PullAsync(reference, bases, platforms, cancellationToken);
        if (reference.Digest is { } digest && digest != root.Digest)
        {
            throw new ImageBuildException($"The base image {reference} was answered with {root.Digest}: the registry gives something else than was asked for.");
        }

        await bases.TagAsync(root, tag, cancellationToken);
        return root;
    }
}
