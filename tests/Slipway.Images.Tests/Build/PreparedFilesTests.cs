using NSubstitute;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class PreparedFilesTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AbsolutePath Root => _temp.Path;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Program_for_each_platform_onto_scratch()
    {
        _temp.Write("dist/tool-amd64/tool", "program for amd64");
        _temp.Write("dist/tool-arm64/tool", "program for arm64");
        var spec = new ImageSpec("tool", new PreparedFiles(platform => Root / "dist" / $"tool-{platform.Architecture}" / "tool") { Target = "/" }) { PlatformTags = true };

        var (layout, image) = await BuildAsync(spec);

        image.Base.Name.ShouldBe("scratch");
        image.Platforms.Select(platform => platform.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        foreach (var platform in image.Platforms)
        {
            platform.BaseLayers.ShouldBeEmpty();
            var unpacked = await ImageUnpacker.UnpackAsync(layout, platform.Manifest, Root / "unpacked" / platform.Platform.Architecture, Token);
            File.ReadAllText(unpacked.PathOf("/tool")).ShouldBe($"program for {platform.Platform.Architecture}");
            File.GetUnixFileMode(unpacked.PathOf("/tool")).ShouldBe(TarEntry.Executable);
            unpacked.Config.Config!.Entrypoint.ShouldBe(["/tool"]);
            unpacked.Config.Config.User.ShouldBe("10101:10101");
            unpacked.Config.Platform.ShouldBe(platform.Platform);
            unpacked.Config.Config.Labels!.Keys.ShouldNotContain("org.opencontainers.image.base.name");
        }
    }

    [Fact]
    public async Task Folder_with_modes_owner_and_links_onto_a_base_whose_program_stays()
    {
        _temp.Write("site/index.html", "<p>");
        _temp.Write("site/run.sh", "#!/bin/sh");
        File.CreateSymbolicLink(_temp["site/start.html"], "index.html");
        var spec = new ImageSpec("site", new PreparedFiles(Root / "site")
        {
            Target = "/srv/www/",
            Owner = 33,
            Modes = new Dictionary<string, UnixFileMode> { ["/srv/www/run.sh"] = TarEntry.Executable },
        })
        {
            BaseImage = "registry.example/server:1",
            Platforms = ["linux/arm64", "linux/amd64"],
            Entrypoint = null,
            Annotations = new Dictionary<string, string> { ["org.example.team"] = "web", [AnnotationKeys.Title] = "Site" },
        };

        var (layout, image) = await BuildAsync(spec, new FakeBaseSource("linux/amd64", "linux/arm64") { Entrypoint = ["/server"], Arguments = ["--fast"] });

        var layer = image.Platforms[0].OwnLayers.ShouldHaveSingleItem();
        image.Platforms[1].OwnLayers.ShouldBe([layer], "the same files are packed once");
        (await SampleBuild.ReadAsync(layout, layer)).Where(entry => entry.Path.StartsWith("srv/www/", StringComparison.Ordinal)).Select(entry => (entry.Path, entry.Mode, entry.UserId, entry.LinkTarget)).ShouldBe(
        [
            ("srv/www/index.html", TarEntry.Readable, 33, null), ("srv/www/run.sh", TarEntry.Executable, 33, null), ("srv/www/start.html", (UnixFileMode)511, 33, "index.html"),
        ]);
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(image.Platforms[0].Config, Token));
        config.Config!.Entrypoint.ShouldBe(["/server"]);
        config.Config.Cmd.ShouldBe(["--fast"]);
        config.Config.WorkingDir.ShouldBe("/base");
        foreach (var descriptor in image.Platforms.Select(platform => platform.Manifest).Prepend(image.Descriptor))
        {
            var annotations = (await layout.ReadManifestAsync(descriptor, Token)).Descriptor.Annotations!;
            annotations["org.example.team"].ShouldBe("web");
            annotations[AnnotationKeys.Title].ShouldBe("Site");
            annotations[AnnotationKeys.BaseName].ShouldBe("registry.example/server:1");
        }
    }

    [Fact]
    public async Task Same_files_give_the_same_digest_whatever_their_times()
    {
        _temp.Write("a/x", "1");
        _temp.Write("b/x", "1");
        File.SetLastWriteTimeUtc(_temp["b/x"], DateTime.UnixEpoch);
        File.SetUnixFileMode(_temp["a/x"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(_temp["b/x"], TarEntry.Executable);
        var first = await BuildAsync(new ImageSpec("x", new PreparedFiles(Root / "a")) { Entrypoint = ["/app/x"] });
        var second = await BuildAsync(new ImageSpec("x", new PreparedFiles(Root / "b")) { Entrypoint = ["/app/x"] });
        second.Image.Descriptor.Digest.ShouldBe(first.Image.Descriptor.Digest);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside")]
    public async Task Link_out_of_the_folder_is_refused(string target)
    {
        _temp.Write("outside", "secret");
        _temp.Write("site/index.html", "x");
        File.CreateSymbolicLink(_temp["site/link"], target);
        (await Refused(new ImageSpec("site", new PreparedFiles(Root / "site")))).ShouldContain($"is a link to '{target}', which lies outside of what is packed");
    }

    [Fact]
    public async Task Name_that_would_delete_a_file_of_the_base_is_refused()
    {
        _temp.Write("site/.wh.etc", "x");
        (await Refused(new ImageSpec("site", new PreparedFiles(Root / "site") { Target = "/" }))).ShouldContain("'/.wh.etc' cannot be in an image");
    }

    [Fact]
    public async Task Mode_for_a_file_that_is_not_there_is_refused()
    {
        _temp.Write("site/a", "x");
        var content = new PreparedFiles(Root / "site") { Modes = new Dictionary<string, UnixFileMode> { ["/app/b"] = TarEntry.Readable } };
        (await Refused(new ImageSpec("site", content))).ShouldContain("a mode is given for '/app/b', which is not among the files");
    }

    [Fact]
    public async Task Base_that_cannot_be_reached_is_not_replaced_by_this_machine()
    {
        _temp.Write("tool", "x");
        var spec = new ImageSpec("tool", new PreparedFiles(Root / "tool")) { BaseImage = "registry.example/base:1" };
        var source = new FakeBaseSource { Failure = reference => new BaseImageUnreachableException(reference, new IOException("offline")) };
        (await Should.ThrowAsync<ImageBuildException>(BuildAsync(spec, source))).Message.ShouldEndWith("offline. Name one that can be reached as the image's BaseImage.");
    }

    [Fact]
    public async Task Base_whose_layer_is_not_what_its_digest_says_leaves_no_image()
    {
        _temp.Write("tool", "x");
        var spec = new ImageSpec("tool", new PreparedFiles(Root / "tool")) { BaseImage = "registry.example/base:1", Platforms = ["linux/amd64"] };
        (await Should.ThrowAsync<DigestMismatchException>(BuildAsync(spec, new FakeBaseSource("linux/amd64") { IsDamaged = true }))).Message.ShouldContain("the base image registry.example/base:1");
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_image_that_breaks_a_rule_keeps_all_back_and_every_problem_is_named()
    {
        _temp.Write("good", "x");
        _temp.Write("bad/id_rsa", "x");
        ImageSpec[] specs =
        [
            new("good", new PreparedFiles(Root / "good")) { Platforms = ["linux/amd64"] },
            new("bad", new PreparedFiles(Root / "bad")) { Platforms = ["linux/amd64"] },
            new("worse", new PreparedFiles(Root / "bad")) { Platforms = ["linux/amd64"], Rules = new ImageRules { MaximumSize = 1, NoSecrets = ["/app/id_rsa"] } },
        ];
        var error = await Should.ThrowAsync<ImageBuildException>(BuildAsync(specs, null));
        var lines = error.Message.Split(Environment.NewLine);
        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("Image 'bad': '/app/id_rsa' is a file of credentials");
        lines[1].ShouldBe("Image 'bad': it has no entrypoint.");
        lines[2].ShouldMatch(@"^Image 'worse': it has \d+ bytes for linux/amd64; 1 are allowed\.$");
        lines[3].ShouldBe("Image 'worse': it has no entrypoint.");
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
    }

    [Fact]
    public void Validate_names_what_is_missing_for_which_platform()
    {
        _temp.Write("dist/amd64", "x");
        var spec = new ImageSpec("tool", new PreparedFiles(platform => Root / "dist" / platform.Architecture) { Target = "app/../..", Owner = -1 });
        spec.Validate().ShouldBe(
        [
            $"Image 'tool': the files for linux/arm64 are missing: there is no '{_temp["dist/arm64"]}'.",
            "Image 'tool': 'app/../..' is no folder of an image (expected an absolute path without '..', for instance '/app').",
            "Image 'tool': -1 is no user's number.",
        ]);
    }

    private async Task<string> Refused(ImageSpec spec)
    {
        var message = (await Should.ThrowAsync<ImageBuildException>(BuildAsync(spec))).Message;
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
        return message;
    }

    private async Task<(OciLayout Layout, BuiltImage Image)> BuildAsync(ImageSpec spec, FakeBaseSource? bases = null)
    {
        var (layout, images) = await BuildAsync([spec], bases);
        return (layout, images.ShouldHaveSingleItem());
    }

    private async Task<(OciLayout Layout, IReadOnlyList<BuiltImage> Images)> BuildAsync(IReadOnlyList<ImageSpec> specs, FakeBaseSource? bases)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var context = new ImageBuildContext { Layout = layout, WorkDirectory = _temp["work"], Version = "1.2.3", Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), RegistryIsEmbedded = true };
        return (layout, await new ImageBuilder(Substitute.For<IToolRunner>(), bases ?? new FakeBaseSource()).BuildAsync(specs, context, Token));
    }
}
