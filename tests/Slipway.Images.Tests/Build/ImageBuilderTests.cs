using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>With the real SDK: one class, so that one sample is published at a time.</summary>
[Collection(nameof(ImageBuilderTests))]
public sealed class ImageBuilderTests
{
    private static readonly FakeBaseSource Bases = new("linux/amd64", "linux/arm64");

    [Fact]
    public async Task Image_is_the_same_in_any_folder_and_only_what_changed_is_made_again()
    {
        using var first = new SampleBuild("a");
        using var second = new SampleBuild("deeper/b (2)");
        var (layout, image) = await first.RunAsync(Bases);
        (await second.RunAsync(Bases)).Image.Descriptor.ShouldBe(image.Descriptor, "another folder must not matter");
        await HasTheRightContent(layout, image);
        NormalOutputIsLeftAlone(first);

        // Nothing changed, but a file of an earlier publish and a base that was replaced are still there.
        var cached = await OciLayout.OpenOrCreateAsync(first.Root / "work/bases", TestContext.Current.CancellationToken);
        var replaced = await cached.WriteBlobAsync("old"u8.ToArray(), MediaTypes.LayerTarGzip, TestContext.Current.CancellationToken);
        File.WriteAllText(first.Root / "work/publish/0-Hello/stale.dll", "stale");
        var twice = await Task.WhenAll(first.RunAsync(Bases), first.RunAsync(Bases));
        twice.ShouldAllBe(run => run.Image.Descriptor == image.Descriptor, "two builds at once wait for each other");

        cached.HasBlob(replaced).ShouldBeFalse();

        File.AppendAllText(first.Root / "src/Greeting/Greeting.cs", "public static class Added { public static int Value => 1; }\n");
        var (_, changed) = await first.RunAsync(Bases);
        changed.Platforms[0].BaseLayers.ShouldBe(image.Platforms[0].BaseLayers);
        changed.Platforms[0].OwnLayers[0].ShouldBe(image.Platforms[0].OwnLayers[0]);
        changed.Platforms[0].OwnLayers[1].ShouldNotBe(image.Platforms[0].OwnLayers[1]);
        changed.Platforms[0].OwnLayers[1].Size.ShouldBeLessThan(100 * 1024);
    }

    [Fact]
    public async Task Program_that_does_not_compile_fails_with_the_compilers_errors()
    {
        using var sample = SampleBuild.Tiny("int x = \"text\";");

        var error = await Should.ThrowAsync<ToolFailedException>(sample.RunAsync(Bases));

        error.Message.ShouldContain("error CS0029");
        (await OciLayout.OpenOrCreateAsync(sample.Root / "oci", TestContext.Current.CancellationToken)).Blobs.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Image_that_breaks_a_rule_is_not_entered_into_the_layout()
    {
        using var sample = SampleBuild.Tiny("return 0;");
        File.WriteAllText(sample.Project / ".env", "PASSWORD=x");

        var error = await Should.ThrowAsync<ImageBuildException>(sample.RunAsync(Bases));

        error.Message.ShouldStartWith("Image 'hello': '/app/.env' is a file of credentials");
        var layout = await OciLayout.OpenOrCreateAsync(sample.Root / "oci", TestContext.Current.CancellationToken);
        (await layout.ReadIndexAsync(TestContext.Current.CancellationToken)).Manifests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_specs_are_refused_before_anything_is_done()
    {
        using var sample = SampleBuild.Tiny("return 0;");
        var error = await Should.ThrowAsync<InvalidImageSpecException>(sample.RunAsync(Bases, sample.Spec with { Name = "UPPER", User = 0 }));
        error.Problems.Count.ShouldBe(2);
        sample.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_to_build_needs_no_tools()
    {
        using var sample = SampleBuild.Tiny("return 0;");
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(sample.Root / "oci", TestContext.Current.CancellationToken),
            WorkDirectory = sample.Root / "work",
            Version = "1.0.0",
            Revision = "0",
            Created = DateTimeOffset.UnixEpoch,
        };
        (await new ImageBuilder(NSubstitute.Substitute.For<IToolRunner>(), Bases).BuildAsync([], context, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static async Task HasTheRightContent(OciLayout layout, BuiltImage image)
    {
        image.Platforms.Select(platform => platform.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        image.Platforms[0].OwnLayers.ShouldBe(image.Platforms[1].OwnLayers, "a neutral publish serves all platforms");
        var layers = image.Platforms[0].OwnLayers;
        (await Paths(layout, layers[0])).ShouldBe(["app", "app/YamlDotNet.dll"]);
        (await Paths(layout, layers[1])).ShouldBe(
        [
            "app", "app/Greeting.dll", "app/Hello.deps.json", "app/Hello.dll", "app/Hello.runtimeconfig.json", "app/Hello.staticwebassets.endpoints.json", "app/appsettings.json",
            "app/wwwroot", "app/wwwroot/index.html", "app/wwwroot/index.html.br", "app/wwwroot/index.html.gz",
        ]);
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(image.Platforms[0].Config, TestContext.Current.CancellationToken));
        config.Config!.Entrypoint.ShouldBe(["dotnet", "Hello.dll"]);
        config.Config.User.ShouldBe("10101:10101");
        config.Config.WorkingDir.ShouldBe("/app");
    }

    private static async Task<IEnumerable<string>> Paths(OciLayout layout, Descriptor layer) => (await SampleBuild.ReadAsync(layout, layer)).Select(entry => entry.Path);

    private static void NormalOutputIsLeftAlone(SampleBuild sample)
    {
        (sample.Project / "bin/Release").DirectoryExists().ShouldBeFalse();
        (sample.Project / "obj/Release").DirectoryExists().ShouldBeFalse();
        (sample.Project / "obj/image").DirectoryExists().ShouldBeTrue();
    }
}
