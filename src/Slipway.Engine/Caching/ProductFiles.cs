using System.Runtime.Versioning;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>The products on disk: finds them, and brings them back from the store.</summary>
internal sealed class ProductFiles(AbsolutePath root, FileHashes hashes, ContentStore store)
{
    /// <summary>All files that the globs take in.</summary>
    public async Task<IReadOnlyList<Product>> ScanAsync(GlobSet globs, CancellationToken cancellationToken)
    {
        var files = await FileWalk.ScanAsync(root, globs, cancellationToken);
        var contents = await hashes.HashAsync(root, files, cancellationToken);
        return [.. files.Zip(contents, Describe).OrderBy(product => product.Path, StringComparer.Ordinal)];
    }

    /// <inheritdoc cref="TargetCache.SurveyAsync"/>
    public async Task<IReadOnlyList<ProductFile>> SurveyAsync(GlobSet globs, long budget, CancellationToken cancellationToken)
    {
        var files = await FileWalk.ScanAsync(root, globs, cancellationToken);
        var known = hashes.Remembered(files);
        var affordable = Enumerable.Range(0, files.Count).Where(i => known[i] is null).OrderBy(i => files[i].State.Size).TakeWhile(i => (budget -= files[i].State.Size) >= 0).ToList();
        var read = await hashes.HashAsync(root, [.. affordable.Select(i => files[i])], cancellationToken);
        for (var i = 0; i < affordable.Count; i++)
        {
            known[affordable[i]] = read[i];
        }

        return [.. files.Select((file, i) => new ProductFile(file.Path, file.State.Size, known[i]?.ToString(), file.State.Modified)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Copies products into the store.</summary>
    public Task KeepAsync(IReadOnlyList<Product> products, CancellationToken cancellationToken) => AllAtOnce.RunAsync(
        products.Count,
        i =>
        {
            if (products[i].Link is null)
            {
                store.Add(products[i].Hash, products[i].Size, root / products[i].Path);
            }
        },
        cancellationToken);

    /// <summary>Brings products back, with their permissions and times; false when the store lacks one.</summary>
    public async Task<bool> TryRestoreAsync(IReadOnlyList<Product> products, CancellationToken cancellationToken)
    {
        var missing = 0;
        await AllAtOnce.RunAsync(
            products.Count,
            i =>
            {
                if (Volatile.Read(ref missing) == 0 && !TryRestore(products[i]))
                {
                    Interlocked.Increment(ref missing);
                }
            },
            cancellationToken);
        return missing == 0;
    }

    /// <summary>Deletes products of an earlier run that the present inputs do not make.</summary>
    public void Delete(IEnumerable<Product> products)
    {
        foreach (var product in products)
        {
            File.Delete(root / product.Path);
        }
    }

    private Product Describe(ScannedFile file, ContentHash hash)
    {
        // A link is kept as a link; what it leads to is a product of its own, or none.
        var link = file.IsLink ? new FileInfo(root / file.Path).LinkTarget : null;
        return new Product
        {
            Path = file.Path,
            Sha256 = hash.ToString(),
            Size = link is null ? file.State.Size : 0,
            Mode = link is null ? file.State.Permissions : 0,
            Modified = file.State.Modified,
            Link = link,
        };
    }

    private bool TryRestore(Product product)
    {
        var target = root / product.Path;
        if (product.Link is not null)
        {
            // Made in its place, since File.Move follows links; a run that is killed between the two finds it missing.
            target.Parent?.CreateDirectory();
            File.Delete(target);
            File.CreateSymbolicLink(target, product.Link);
            return true;
        }

        if (store.TryCopyOut(product.Hash) is not { } copy)
        {
            return false;
        }

        try
        {
            File.SetLastWriteTimeUtc(copy, DateTime.UnixEpoch.AddTicks(product.Modified / TimeSpan.NanosecondsPerTick));
            if (!OperatingSystem.IsWindows())
            {
                SetMode(copy, product.Mode);
            }

            ScratchFiles.MoveTo(copy, target);
            return true;
        }
        finally
        {
            copy.DeleteFile();
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void SetMode(AbsolutePath file, int mode) => File.SetUnixFileMode(file, (UnixFileMode)mode);
}
