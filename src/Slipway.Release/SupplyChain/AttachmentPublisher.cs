using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// Attaches to pushed images and charts, before a tag names them, what their layouts have about them, and signatures when somebody signs. What is there already stays:
/// a signature differs each time that it is made, so one that holds is not made again.
/// </summary>
/// <param name="client">The registry.</param>
/// <param name="attester">Who signs; null to sign nothing.</param>
/// <param name="work">A folder for signatures; the images' own layouts stay as they were built.</param>
internal sealed class AttachmentPublisher(RegistryClient client, IAttester? attester, AbsolutePath work)
{
    /// <summary>Attaches everything that is missing to all items, and to the platforms of images.</summary>
    /// <param name="items">What was pushed by digest.</param>
    /// <param name="staged">Where it was pushed.</param>
    /// <param name="release">Where it will be published: signatures are for that name.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on.</param>
    /// <returns>How many artefacts were pushed.</returns>
    /// <exception cref="SignatureException">It cannot be signed.</exception>
    public async Task<int> PublishAllAsync(IReadOnlyList<StageItem> items, RegistryTarget staged, RegistryTarget release, CancellationToken cancellationToken)
    {
        var pushed = (await Task.WhenAll(items.Select(item => PublishAsync(item, release.Prefix + item.Repository.Name[staged.Prefix.Length..], cancellationToken)))).Sum();
        if (pushed > 0)
        {
            Log.Information("{Count} SBOMs, provenance statements and signatures attached, {By}", pushed, attester is null ? "unsigned: nothing is given to sign with" : $"signed by {attester.Verifier.Identity}");
        }

        return pushed;
    }

    /// <summary>Attaches everything that is missing to one image and its platforms, or to one chart.</summary>
    /// <param name="item">The image or chart.</param>
    /// <param name="name">The repository that it will be published in.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on.</param>
    /// <returns>How many artefacts were pushed.</returns>
    public async Task<int> PublishAsync(StageItem item, string name, CancellationToken cancellationToken)
    {
        var (layout, repository) = (item.Layout, item.Repository);
        var signatures = await OciLayout.OpenOrCreateAsync(work, cancellationToken);
        var attachments = (await new ImageAttachments(layout).FindAsync(item.Root, cancellationToken)).ToLookup(pair => pair.Subject, pair => pair.Attachment);
        var pushed = 0;
        foreach (var subject in (await layout.ReadManifestAsync(item.Root, cancellationToken)).Manifests.Append(item.Root))
        {
            var reference = repository.WithDigest(subject.Digest);
            var present = await client.ListReferrersAsync(reference, artifactType: null, cancellationToken);
            pushed += await PushDocumentsAsync(layout, attachments[subject.Digest], reference, present, cancellationToken);
            if (attester is not null)
            {
                var statements = await StatementsAsync(layout, new StatementSubject(name, subject.Digest), attachments[subject.Digest], cancellationToken);
                pushed += await new SubjectSigner(client, attester, signatures).SignAsync(subject, statements, reference, present, cancellationToken);
            }
        }

        return pushed;
    }

    /// <summary>Signs a pushed artefact that nothing else is attached to, when somebody signs.</summary>
    /// <param name="root">The artefact's manifest.</param>
    /// <param name="repository">Where it was pushed.</param>
    /// <param name="name">The repository that it will be published in.</param>
    /// <param name="cancellationToken">Stops; a rerun goes on.</param>
    /// <returns>How many signatures were pushed: none when it is signed already.</returns>
    /// <exception cref="SignatureException">It cannot be signed.</exception>
    public async Task<int> SignAsync(Descriptor root, Reference repository, string name, CancellationToken cancellationToken)
    {
        if (attester is null)
        {
            return 0;
        }

        var reference = repository.WithDigest(root.Digest);
        var present = await client.ListReferrersAsync(reference, artifactType: null, cancellationToken);
        var statement = new InTotoStatement([new StatementSubject(name, root.Digest)], SigstoreBundle.SignaturePredicateType, "{}"u8.ToArray());
        return await new SubjectSigner(client, attester, await OciLayout.OpenOrCreateAsync(work, cancellationToken)).SignAsync(root, [statement], reference, present, cancellationToken);
    }

    private async Task<int> PushDocumentsAsync(OciLayout layout, IEnumerable<Descriptor> documents, Reference subject, IReadOnlyList<Descriptor> present, CancellationToken cancellationToken)
    {
        var pushed = 0;
        foreach (var document in documents.Where(document => present.All(referrer => referrer.Digest != document.Digest)))
        {
            if (document.ArtifactType != InTotoStatement.MediaType || !await HasProvenanceAsync(layout, document, subject, present, cancellationToken))
            {
                await client.PushAsync(layout, document, subject.WithDigest(document.Digest), new PushOptions(), cancellationToken);
                pushed++;
            }
        }

        return pushed;
    }

    // Another run of the same build by the same builder adds nothing to what is said already.
    private async Task<bool> HasProvenanceAsync(OciLayout layout, Descriptor document, Reference subject, IReadOnlyList<Descriptor> present, CancellationToken cancellationToken)
    {
        var own = InTotoStatement.Parse(await ReadAsync(layout, document, cancellationToken));
        var reader = new ReferrerReader(client);
        foreach (var other in ReferrerReader.Documents(present, InTotoStatement.MediaType))
        {
            try
            {
                var content = await reader.ReadAsync(subject, other, cancellationToken);
                DocumentSubject.Require(InTotoStatement.MediaType, content, subject.Digest!);
                if (SlsaProvenance.IsSameBuild(InTotoStatement.Parse(content).Predicate.Span, own.Predicate.Span))
                {
                    return true;
                }
            }
            catch (SignatureException)
            {
                // Somebody attached something else.
            }
        }

        return false;
    }

    private static async Task<IReadOnlyList<InTotoStatement>> StatementsAsync(OciLayout layout, StatementSubject subject, IEnumerable<Descriptor> documents, CancellationToken cancellationToken)
    {
        IReadOnlyList<StatementSubject> subjects = [subject];
        var statements = new List<InTotoStatement>();
        foreach (var document in documents)
        {
            var content = await ReadAsync(layout, document, cancellationToken);
            statements.Add(document.ArtifactType switch
            {
                SpdxDocument.MediaType => new InTotoStatement(subjects, SpdxDocument.PredicateType, content),
                CycloneDxDocument.MediaType => new InTotoStatement(subjects, CycloneDxDocument.PredicateType, content),
                _ => InTotoStatement.Parse(content) with { Subject = subjects },
            });
        }

        return [.. statements, new InTotoStatement(subjects, SigstoreBundle.SignaturePredicateType, "{}"u8.ToArray())];
    }

    private static async Task<byte[]> ReadAsync(OciLayout layout, Descriptor document, CancellationToken cancellationToken) =>
        await layout.ReadBlobAsync((await layout.ReadManifestAsync(document, cancellationToken)).Blobs[1], cancellationToken);
}
