using Slipway.Images;
using Slipway.Images.Tests;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Tools;

namespace EndToEnd.Images;

/// <summary>A base is pulled from a registry, and what happens when the registry is gone.</summary>
public sealed class PulledBaseTests(HostBaseImage built) : IClassFixture<HostBaseImage>, IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly RegistryBases _bases = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _bases.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Base_is_pulled_verified_and_kept_by_its_digest()
    {
        // Any image with .NET in it will do as a base: here the sample itself.
        Reference tag;
        await using (var registry = await EmbeddedRegistry.StartAsync(new EmbeddedRegistryOptions { Root = _folder["registry"], Port = 0 }, Token))
        {
            tag = Reference.Parse($"{registry.Address}/base:1");
            await _bases.PushAsync(await OciLayout.OpenOrCreateAsync(built.Layout, Token), built.Image.Descriptor, tag);

            var image = await BuildAsync(tag.ToString());
            image.Base.ShouldSatisfyAllConditions(
                @base => @base.Name.ShouldBe(tag.ToString()),
                @base => @base.Digest.ShouldBe(built.Image.Descriptor.Digest),
                @base => @base.IsHost.ShouldBeFalse());
            image.Platforms.ShouldHaveSingleItem().BaseLayers.ShouldBe(built.Image.Platforms[0].BaseLayers.Concat(built.Image.Platforms[0].OwnLayers));

            var missing = await Should.ThrowAsync<PlatformNotFoundException>(BuildAsync(tag.ToString(), "linux/s390x"));
            missing.Message.ShouldContain("linux/amd64");
            await BuildAsync(tag.WithDigest(built.Image.Descriptor.Digest).ToString());
        }

        // The registry has stopped: a digest is known, a tag is not.
        (await BuildAsync(tag.WithDigest(built.Image.Descriptor.Digest).ToString())).Base.Digest.ShouldBe(built.Image.Descriptor.Digest);
        var error = await Should.ThrowAsync<ImageBuildException>(BuildAsync(tag.ToString()));
        error.Message.ShouldStartWith($"The base image {tag} cannot be reached");
        error.Message.ShouldContain("--base-image host");
    }

    private async Task<BuiltImage> BuildAsync(string baseImage, string? platform = null)
    {
        AbsolutePath root = _folder.Path;
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(root / "oci", Token),
            WorkDirectory = root / "work",
            Version = "1.2.3",
            Revision = "0123456789abcdef0123456789abcdef01234567",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        };
        var project = (root / "src").DirectoryExists() ? root / "src/Hello" : SampleSolution.Write(root / "src");
        var spec = new ImageSpec("hello", project) { BaseImage = baseImage, Platforms = [platform ?? built.Image.Platforms[0].Platform.ToString()] };
        return (await new ImageBuilder(new ToolRunner(TimeProvider.System), _bases).BuildAsync([spec], context, Token)).ShouldHaveSingleItem();
    }
}
