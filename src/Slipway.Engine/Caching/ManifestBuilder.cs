using System.Runtime.InteropServices;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Looks at everything that a target reads.</summary>
internal sealed class ManifestBuilder(CacheSettings settings, FileHashes hashes)
{
    private static readonly string[] ProgramFiles = ["*.dll"];

    /// <summary>The inputs as they are now.</summary>
    public async Task<InputManifest> BuildAsync(CachedTarget target, CancellationToken cancellationToken)
    {
        var products = GlobSet.Parse(target.Products, settings.Root);
        var manifest = new InputManifest();
        manifest.Add(InputKind.Target, target.Name, "");
        if (target.Inputs.CountsProgram)
        {
            manifest.Add(InputKind.Program, "", await HashProgramAsync(cancellationToken));
        }

        manifest.Add(InputKind.Platform, "", RuntimeInformation.RuntimeIdentifier);
        foreach (var product in products.Texts)
        {
            manifest.Add(InputKind.Product, product, "");
        }

        foreach (var input in target.Inputs.Named.OrderBy(input => input.Kind).ThenBy(input => input.Name, StringComparer.Ordinal))
        {
            manifest.Add(input.Kind, input.Name, Hide(input.Read(settings.ReadEnvironment)));
        }

        // What a target makes is not what it reads, even where it lies between its inputs.
        var globs = target.Inputs.Globs.Concat(target.Products.Where(glob => !glob.StartsWith('!')).Select(glob => "!" + glob));
        var files = await FileWalk.ScanAsync(settings.Root, GlobSet.Parse(globs, settings.Root), cancellationToken);
        var contents = await hashes.HashAsync(settings.Root, files, cancellationToken);
        for (var i = 0; i < files.Count; i++)
        {
            manifest.AddFile(files[i].Path, contents[i]);
        }

        return manifest;
    }

    // A secret in a value: what is compared is a hash, and nothing else is written or shown.
    private string Hide(string text) =>
        settings.Secrets.Any(secret => secret.Length > 0 && text.Contains(InputText.Of(secret).Trim('"'))) ? InputText.HashOf(text) : text;

    // The same sources give the same assemblies in any folder (deterministic builds), so that machines can share entries.
    private async Task<string> HashProgramAsync(CancellationToken cancellationToken)
    {
        var manifest = new InputManifest();
        var folder = settings.ProgramFolder;
        var files = await FileWalk.ScanAsync(folder, GlobSet.Parse(ProgramFiles, folder), cancellationToken);
        var contents = await hashes.HashAsync(folder, files, cancellationToken);
        foreach (var (file, hash) in files.Zip(contents))
        {
            manifest.AddFile(file.Path, hash);
        }

        return manifest.Key.ToString();
    }
}
