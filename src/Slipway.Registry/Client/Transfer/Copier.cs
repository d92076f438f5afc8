using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Copies an image, and what is about it, from repository to repository. The tag comes last: whoever finds it finds the signatures too.</summary>
internal sealed class Copier(RegistryServices services, Reference source, Reference target, CopyOptions options)
{
    // cosign keeps signatures and attestations under tags that it makes from the image's digest.
    private static readonly string[] s_cosignSuffixes = [".sig", ".att"];
    private readonly VerifiedBlobSource _blobs = new(new RegistryBlobSource(services, source), source);
    private readonly List<PushResult> _results = [];
    private readonly HashSet<Digest> _copied = [];

    public async Task<IReadOnlyList<PushResult>> RunAsync(CancellationToken cancellationToken)
    {
        var root = await services.Manifests.GetAsync(source, cancellationToken)
            ?? throw new RegistryException($"There is no {source.WithDefaultTag()}: the registry knows no manifest of that name.");
        var image = await PushAsync(root.Descriptor, target, options.TagConflicts, token => options.IncludeReferrers ? CopyAllReferrersAsync(root, token) : Task.CompletedTask, cancellationToken);
        return [image, .. _results];
    }

    private Task<PushResult> PushAsync(Descriptor root, Reference reference, TagConflictPolicy conflicts, Func<CancellationToken, Task>? beforeRoot, CancellationToken cancellationToken)
    {
        var pushOptions = new PushOptions
        {
            TagConflicts = conflicts,
            MountFrom = source.Registry == target.Registry && source.Repository != target.Repository ? source.Repository : null,
        };

        // The descriptor that lists show may have annotations; what is pushed are the bytes.
        _copied.Add(root.Digest);
        return new Pusher(services, _blobs, reference, pushOptions, beforeRoot).RunAsync(root, cancellationToken);
    }

    private async Task CopyAllReferrersAsync(ManifestDocument root, CancellationToken cancellationToken)
    {
        foreach (var manifest in root.Manifests.Prepend(root.Descriptor))
        {
            await CopyReferrersAsync(manifest.Digest, cancellationToken);
        }
    }

    private async Task CopyReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        foreach (var referrer in await services.Referrers.ListAsync(source.WithDigest(subject), null, cancellationToken))
        {
            // A signature of an SBOM is about something that is about the image.
            if (!_copied.Contains(referrer.Digest))
            {
                _results.Add(await PushAsync(referrer, target.WithDigest(referrer.Digest), TagConflictPolicy.Refuse, beforeRoot: null, cancellationToken));
                await CopyReferrersAsync(referrer.Digest, cancellationToken);
            }
        }

        foreach (var tag in s_cosignSuffixes.Select(suffix => $"{subject.Algorithm}-{subject.Hex}{suffix}"))
        {
            if (await services.Manifests.ResolveAsync(source.WithTag(tag), cancellationToken) is { } signature)
            {
                _results.Add(await PushAsync(signature, target.WithTag(tag), TagConflictPolicy.Move, beforeRoot: null, cancellationToken));
            }
        }
    }
}
