using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>Programs that bring their own runtime, with the real SDK; what cannot be restored here is tested by its command lines in <see cref="PublishBuildTests"/>.</summary>
[Collection(nameof(ImageBuilderTests))]
public sealed class OwnRuntimeTests
{
    private static readonly FakeBaseSource Bases = new("linux/amd64", "linux/arm64");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DotNetPublishMode.SelfContained)]
    [InlineData(DotNetPublishMode.SingleFile)]
    public async Task Program_runs_without_the_runtime_of_the_base(DotNetPublishMode mode)
    {
        Assert.SkipUnless(HostMachine.Current().Platform == Platform.LinuxAmd64, "The runtime packs are there for linux-x64.");
        using var sample = SampleBuild.Tiny("System.Console.WriteLine($\"hello {string.Join(' ', args)}, {typeof(object).Assembly.GetName().Version}\");");
        var spec = sample.Spec with { Content = new DotNetProject(sample.Project) { Mode = mode }, Platforms = ["linux/amd64"] };

        var (layout, image) = await sample.RunAsync(Bases, spec);

        spec.BaseImage.ShouldBe("mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled");
        var unpacked = await ImageUnpacker.UnpackAsync(layout, image.Platforms.ShouldHaveSingleItem().Manifest, sample.Root / "unpacked", Token);
        unpacked.Config.Config!.Entrypoint.ShouldBe(["/app/Tiny"]);
        var ran = await RunAsync(unpacked);
        ran.ReadOutput().ShouldBe("hello world, 10.0.0.0");
        (sample.Project / "obj/project.assets.json").FileExists().ShouldBeFalse("the normal build must not find packages of one platform");

        // The runtime is in a layer of its own, which commits do not change. A single file has everything in one.
        File.AppendAllText(sample.Project / "Program.cs", "// changed\n");
        var changed = (await sample.RunAsync(Bases, spec)).Image;
        image.Platforms[0].OwnLayers.Count.ShouldBe(mode == DotNetPublishMode.SelfContained ? 2 : 1);
        if (mode == DotNetPublishMode.SelfContained)
        {
            changed.Platforms[0].OwnLayers[0].ShouldBe(image.Platforms[0].OwnLayers[0]);
            image.Platforms[0].OwnLayers[1].Size.ShouldBeLessThan(200_000);
        }
    }

    [Fact]
    public async Task On_a_host_base_only_this_machines_platform_is_published_and_the_base_has_no_runtime()
    {
        Assert.SkipUnless(HostMachine.Current().Platform == Platform.LinuxAmd64, "The runtime packs are there for linux-x64.");
        using var sample = SampleBuild.Tiny("System.Console.WriteLine(\"hello\");");
        var spec = sample.Spec with { Content = new DotNetProject(sample.Project) { Mode = DotNetPublishMode.SingleFile } };

        var (layout, image) = await sample.RunAsync(Bases, spec, baseImage: ImageSpec.HostBase);

        var platform = image.Platforms.ShouldHaveSingleItem();
        (await SampleBuild.ReadAsync(layout, platform.BaseLayers.ShouldHaveSingleItem())).ShouldNotContain(entry => entry.Path.Contains("dotnet/shared"));
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(platform.Config, Token));
        config.Config!.Env!.ShouldNotContain(variable => variable.StartsWith("DOTNET_VERSION"));
        (await RunAsync(await ImageUnpacker.UnpackAsync(layout, platform.Manifest, sample.Root / "unpacked", Token))).ReadOutput().ShouldBe("hello");
    }

    [Theory]
    [InlineData("linux/arm64", false, DotNetPublishMode.SelfContained)]
    [InlineData("linux/amd64", true, DotNetPublishMode.SelfContained)]
    [InlineData("linux/arm64", false, DotNetPublishMode.NativeAot)]
    public async Task Runtime_that_no_package_source_has_is_named(string platform, bool musl, DotNetPublishMode mode)
    {
        using var sample = SampleBuild.Tiny("return 0;");
        File.WriteAllText(sample.Project / "nuget.config", "<configuration><packageSources><clear /><add key=\"none\" value=\"none\" /></packageSources></configuration>");
        (sample.Project / "none").CreateDirectory();
        var spec = sample.Spec with { Content = new DotNetProject(sample.Project) { Mode = mode, Musl = musl }, Platforms = [platform] };

        var error = await Should.ThrowAsync<ImageBuildException>(sample.RunAsync(Bases, spec));

        error.Message.ShouldContain($"No package source has");
        error.Message.ShouldContain(musl ? "Microsoft.NETCore.App.Runtime.linux-musl-x64" : mode == DotNetPublishMode.NativeAot ? "ILCompiler" : "Microsoft.NETCore.App.Runtime.linux-arm64");
        error.InnerException.ShouldBeOfType<ToolFailedException>();
        (await OciLayout.OpenOrCreateAsync(sample.Root / "oci", Token)).Blobs.List().ShouldBeEmpty();
    }

    private static Task<ToolResult> RunAsync(UnpackedImage unpacked) =>
        new ToolRunner(TimeProvider.System).RunCheckedAsync(
            new ToolCommand(unpacked.PathOf("/app/Tiny"), "world")
            {
                Environment = new Dictionary<string, string?> { ["DOTNET_ROOT"] = "/nowhere", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1", ["PATH"] = null },
            },
            cancellationToken: Token);
}
