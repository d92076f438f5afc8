using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Verification;

namespace Slipway.Release;

/// <summary>Fetches a release's images for this machine.</summary>
/// <param name="client">Reads the registry.</param>
/// <param name="folder">The folder of this verification.</param>
internal sealed class LocalImages(RegistryClient client, AbsolutePath folder)
{
    /// <summary>The images as they were pulled.</summary>
    public IReadOnlyList<(string Name, Descriptor Manifest)> Pulled { get; private set; } = [];

    /// <summary>The layout that holds them.</summary>
    public OciLayout Layout { get; private set; } = null!;

    /// <summary>Pulls all of them by digest, for this machine's platform, and verifies every byte.</summary>
    /// <exception cref="PlatformNotFoundException">One does not exist for this machine.</exception>
    /// <exception cref="RegistryException">One is not there.</exception>
    public async Task PullAsync(ReleaseUnderTest release, CancellationToken cancellationToken)
    {
        Layout = await OciLayout.OpenOrCreateAsync(folder / "oci", cancellationToken);
        var pulled = new List<(string Name, Descriptor Manifest)>();
        foreach (var image in release.Manifest.Images)
        {
            // One after another: they share most of their layers.
            var result = await client.PullAsync(release.Image(image), Layout, new() { Platforms = [LocalPlatform.Current] }, cancellationToken);
            pulled.Add((image.Name, result.Images[0]));
        }

        Pulled = pulled;
    }

    /// <summary>Unpacks what was pulled.</summary>
    /// <exception cref="VerificationException">An image has no program.</exception>
    public async Task<IReadOnlyList<ImageFiles>> UnpackAsync(CancellationToken cancellationToken) => await Task.WhenAll(Pulled.Select(async image =>
    {
        var unpacked = await Task.Run(() => ImageUnpacker.UnpackAsync(Layout, image.Manifest, folder / "images" / image.Name, cancellationToken), cancellationToken);
        var config = unpacked.Config.Config ?? new();
        string[] command = [.. config.Entrypoint ?? [], .. config.Cmd ?? []];
        return new ImageFiles
        {
            Name = image.Name,
            Root = unpacked.Folder,
            Command = command.Length > 0 ? command : throw new VerificationException($"The image {image.Name} has neither an entrypoint nor a command."),
            Environment = config.Env ?? [],
            WorkingDirectory = config.WorkingDir is { Length: > 0 } directory ? directory : "/",
            User = config.User ?? "",
            PathOf = unpacked.PathOf,
        };
    }));
}
