using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Copies an image, and what is about it, from repository to repository.</summary>
internal sealed class Copier(RegistryServices services, Reference source, Reference target, CopyOptions options)
{
    // cosign keeps signatures and attestations under tags that it makes from the image's digest.
    private static readonly string[] s_cosignSuffixes = [".sig", ".att"];
    private readonly RegistryBlobSource _blobs = new(services, source);
    private readonly List<PushResult> _results = [];
    private readonly HashSet<Digest> _copied = [];

    public async Task<IReadOnlyList<PushResult>> RunAsync(CancellationToken cancellationToken)
    {
        var root = await services.Manifests.GetAsync(source, cancellationToken)
            ?? throw new RegistryException($"There is no {source.WithDefaultTag()}: the registry knows no manifest of that name.");
        await PushAsync(root.Descriptor, target, options.TagConflicts, cancellationToken);
        if (options.IncludeReferrers)
        {
            foreach (var manifest in root.Manifests.Prepend(root.Descriptor))
            {
                await CopyReferrersAsync(manifest.Digest, cancellationToken);
            }
        }

        return _results;
    }

    private async Task PushAsync(Descriptor root, Reference reference, TagConflictPolicy conflicts, CancellationToken cancellationToken)
    {
        var pushOptions = new PushOptions
        {
            TagConflicts = conflicts,
            MountFrom = source.Registry == target.Registry && source.Repository != target.Repository ? source.Repository : null,
        };

        // The descriptor that lists show may have annotations; what is pushed are the bytes.
        _results.Add(await new Pusher(services, _blobs, reference, pushOptions).RunAsync(root, cancellationToken));
        _copied.Add(root.Digest);
    }

    private async Task CopyReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        foreach (var referrer in await services.Referrers.ListAsync(source.WithDigest(subject), null, cancellationToken))
        {
            // A signature of an SBOM is about something that is about the image.
            if (!_copied.Contains(referrer.Digest))
            {
                await PushAsync(referrer, target.WithDigest(referrer.Digest), TagConflictPolicy.Refuse, cancellationToken);
                await CopyReferrersAsync(referrer.Digest, cancellationToken);
            }
        }

        foreach (var tag in s_cosignSuffixes.Select(suffix => $"{subject.Algorithm}-{subject.Hex}{suffix}"))
        {
            if (await services.Manifests.ResolveAsync(source.WithTag(tag), cancellationToken) is { } signature)
            {
                await PushAsync(signature, target.WithTag(tag), TagConflictPolicy.Move, cancellationToken);
            }
        }
    }
}
