using NSubstitute;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class BaseImageProviderTests : IDisposable
{
    private static readonly PublishedApp App = new("/app", "App.dll", [new SharedFramework("Microsoft.NETCore.App", new Version(10, 0, 0))], new HashSet<string>());
    private readonly TempDirectory _temp = new();
    private readonly List<string> _announced = [];

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Base_is_pulled_and_read_for_the_platforms_of_the_spec()
    {
        var image = await Get(Spec(), new FakeBaseSource("linux/arm64", "linux/amd64", "linux/s390x"));

        image.Description.Name.ShouldBe(ImageSpec.DefaultBaseImage);
        image.Description.IsHost.ShouldBeFalse();
        image.Platforms.Select(platform => platform.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        image.Platforms.ShouldAllBe(platform => platform.Config.Architecture == platform.Platform.Architecture && platform.Layers.Count == 1);
    }

    [Fact]
    public async Task Base_may_be_a_single_manifest()
    {
        var image = await Get(Spec() with { Platforms = ["linux/amd64"] }, new FakeBaseSource("linux/amd64") { IsSingle = true });
        image.Platforms.ShouldHaveSingleItem().Platform.ShouldBe(Platform.LinuxAmd64);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Platform_that_the_base_lacks_is_an_error_that_names_what_it_offers(bool isSingle)
    {
        var error = await Should.ThrowAsync<ImageBuildException>(Get(Spec(), new FakeBaseSource("linux/amd64", "linux/ppc64le") { IsSingle = isSingle }));
        error.Message.ShouldStartWith($"The base image {ImageSpec.DefaultBaseImage} (sha256:");
        error.Message.ShouldEndWith($" is not made for linux/arm64; it offers {(isSingle ? "linux/amd64" : "linux/amd64, linux/ppc64le")}.");
    }

    [Fact]
    public async Task Base_with_another_digest_than_asked_for_is_an_error()
    {
        var reference = $"registry.example/base@{Digest.Of("other"u8)}";
        var error = await Should.ThrowAsync<ImageBuildException>(Get(Spec() with { BaseImage = reference }, new FakeBaseSource("linux/amd64", "linux/arm64")));
        error.Message.ShouldContain($"The base image {reference} was answered with sha256:");
    }

    [Fact]
    public async Task Base_named_by_digest_is_pulled_once_and_a_tag_every_time()
    {
        var source = new FakeBaseSource("linux/amd64", "linux/arm64");
        var digest = (await Get(Spec(), source)).Description.Digest;
        await Get(Spec(), source);
        source.Pulls.ShouldBe(2);

        var byDigest = Spec() with { BaseImage = $"registry.example/base@{digest}" };
        await Get(byDigest, source);
        await Get(byDigest, source);
        source.Pulls.ShouldBe(3);

        var layout = await OciLayout.OpenOrCreateAsync(_temp["bases"], Token);
        layout.Blobs.Delete((await Get(byDigest, source)).Platforms[1].Layers[0].Digest);
        await Get(byDigest, source);
        source.Pulls.ShouldBe(4, "a part of it is gone");
    }

    [Fact]
    public async Task Base_that_cannot_be_reached_stops_a_build_for_a_real_registry()
    {
        var error = await Should.ThrowAsync<ImageBuildException>(Get(Spec(), Offline(), isEmbedded: false));
        error.Message.ShouldContain("cannot be reached: offline");
        error.Message.ShouldContain("--base-image host");
    }

    [Fact]
    public async Task Other_failures_are_never_replaced_by_a_host_base()
    {
        var source = new FakeBaseSource { Failure = _ => new InvalidDataException("manifest unknown") };
        (await Should.ThrowAsync<InvalidDataException>(Get(Spec(), source))).Message.ShouldBe("manifest unknown");
    }

    [Fact]
    public async Task Host_base_is_announced_with_its_reason()
    {
        var context = await ContextAsync(isEmbedded: true);
        var pulled = await Provider(context, Offline()).PullAsync([Spec()], Token);

        pulled["hello"].ShouldBe(new PulledBase("host", null));
        _announced.ShouldBe([$"Base image from this machine's .NET runtime: The base image {ImageSpec.DefaultBaseImage} cannot be reached: offline."]);
    }

    [Fact]
    public async Task Base_with_another_major_version_of_dotnet_is_an_error()
    {
        var image = await Get(Spec(), new FakeBaseSource("linux/amd64", "linux/arm64") { Environment = ["DOTNET_VERSION=8.0.11"] });
        Should.Throw<ImageBuildException>(() => BaseRuntime.Check(Spec(), image, App.Frameworks)).Message.ShouldBe(
            $"Image 'hello': the program needs .NET 10.0, the base image {ImageSpec.DefaultBaseImage} has 8.0.11. Name a base of that version.");
    }

    [Theory]
    [InlineData("DOTNET_VERSION=10.0.0-rc.1")]
    [InlineData("DOTNET_VERSION=unknown")]
    [InlineData("OTHER=1")]
    public async Task Base_that_fits_or_does_not_say_is_taken(string variable)
    {
        var image = await Get(Spec(), new FakeBaseSource("linux/amd64", "linux/arm64") { Environment = [variable] });
        BaseRuntime.Check(Spec(), image, App.Frameworks);
        image.Platforms.Count.ShouldBe(2);
    }

    private static ImageSpec Spec() => new("hello", "/src/Hello");

    private static FakeBaseSource Offline() => new() { Failure = reference => new BaseImageUnreachableException(reference, new IOException("offline")) };

    private async Task<BaseImage> Get(ImageSpec spec, FakeBaseSource source, bool isEmbedded = true)
    {
        var provider = Provider(await ContextAsync(isEmbedded), source);
        return await provider.GetAsync(spec, (await provider.PullAsync([spec], Token))[spec.Name], App.Frameworks, Token);
    }

    private async Task<ImageBuildContext> ContextAsync(bool isEmbedded) => new()
    {
        Layout = await OciLayout.OpenOrCreateAsync(_temp["bases"], Token),
        WorkDirectory = _temp["work"],
        Version = "1.0.0",
        Revision = "0123",
        Created = DateTimeOffset.UnixEpoch,
        RegistryIsEmbedded = isEmbedded,
        Announce = _announced.Add,
    };

    private BaseImageProvider Provider(ImageBuildContext context, FakeBaseSource source) =>
        new(source, new HostBaseBuilder(Substitute.For<IToolRunner>(), HostMachine.Current(), context.Layout, _temp["host-base"]), context.Layout, context);
}
