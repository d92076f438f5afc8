using System.Text;
using Slipway.Testing;

namespace Slipway.Oci.Tests.Model;

public sealed class OciJsonTests
{
    private static readonly Descriptor s_config = Descriptor.Of(MediaTypes.ImageConfig, "config"u8);
    private static readonly Descriptor s_layer = Descriptor.Of(MediaTypes.LayerTarGzip, "layer"u8);

    [Fact]
    public void Manifest_is_written_in_the_order_of_the_specification() => Golden.Match(Text(OciJson.Serialize(Manifest())), "manifest.json");

    [Fact]
    public void Index_is_written_in_the_order_of_the_specification()
    {
        var index = new ImageIndex { Manifests = [s_config with { MediaType = MediaTypes.ImageManifest, Platform = Platform.Parse("windows/amd64:10.0.20348.1") }] };
        Golden.Match(Text(OciJson.Serialize(index)), "index.json");
    }

    [Fact]
    public void Config_is_written_in_the_order_of_the_specification() => Golden.Match(Text(OciJson.Serialize(Config())), "config.json");

    [Fact]
    public void Config_survives_a_round_trip()
    {
        var bytes = OciJson.Serialize(Config());
        OciJson.Serialize(OciJson.ParseConfig(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void Order_of_annotations_does_not_matter()
    {
        var one = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1", ["B"] = "3" };
        var other = new Dictionary<string, string> { ["B"] = "3", ["a"] = "1", ["b"] = "2" };
        OciJson.Serialize(Manifest() with { Annotations = one }).ShouldBe(OciJson.Serialize(Manifest() with { Annotations = other }));
    }

    [Fact]
    public void Config_of_docker_is_read_with_its_unknown_fields()
    {
        const string Docker = """
            {"architecture":"arm64","os":"linux","variant":"v8","docker_version":"20.10","container":"abc","created":"2024-05-01T10:20:30.123456789Z",
            "config":{"Env":["PATH=/bin"],"Cmd":null,"Healthcheck":{"Test":["NONE"]},"Labels":null,"ExposedPorts":{"80/tcp":{}},"OnBuild":null},
            "history":[{"created":"2024-05-01T10:20:30Z","created_by":"ADD","empty_layer":true}],
            "rootfs":{"type":"layers","diff_ids":["sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"]}}
            """;
        var config = OciJson.ParseConfig(Encoding.UTF8.GetBytes(Docker));
        config.Platform.ShouldBe(Platform.Parse("linux/arm64/v8"));
        config.Created!.Value.Year.ShouldBe(2024);
        config.Config!.ExposedPorts.ShouldBe(["80/tcp"]);
        config.History!.Single().EmptyLayer.ShouldBe(true);
        config.Rootfs.DiffIds.Single().ShouldBe(Digest.Of("foo"u8));
    }

    [Fact]
    public void Absent_media_type_is_the_one_of_oci()
    {
        OciJson.ParseIndex("""{"schemaVersion":2,"manifests":[]}"""u8).MediaType.ShouldBe(MediaTypes.ImageIndex);
        OciJson.ParseManifest(OciJson.Serialize(Manifest())).MediaType.ShouldBe(MediaTypes.ImageManifest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"layers":[]}""")]
    [InlineData("""{"config":null,"layers":[]}""")]
    [InlineData("""{"config":{"mediaType":"a/b","digest":"sha256:12","size":1},"layers":[]}""")]
    [InlineData("""{"config":{"mediaType":"a/b","digest":"sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","size":"x"},"layers":[]}""")]
    [InlineData("""{"config":{"mediaType":"a/b","digest":"sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","size":1},"layers":[],"annotations":[]}""")]
    [InlineData("""{"config":{"mediaType":"a/b","digest":"sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","size":1},"layers":[],"annotations":{"a":1}}""")]
    public void Malformed_manifest_is_refused_with_its_kind(string json) =>
        Should.Throw<FormatException>(() => OciJson.ParseManifest(Encoding.UTF8.GetBytes(json))).Message.ShouldStartWith("This is not an image manifest: ");

    [Fact]
    public void Empty_descriptor_is_the_one_of_the_specification() =>
        Descriptor.Empty.Digest.ToString().ShouldBe("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");

    private static ImageManifest Manifest() => new()
    {
        Config = s_config,
        Layers = [s_layer, s_layer with { Annotations = new Dictionary<string, string> { ["z"] = "ü+<>&'", ["a"] = "" } }],
        Subject = s_config with { MediaType = MediaTypes.ImageManifest },
        ArtifactType = "application/vnd.example+json",
    };

    private static ImageConfig Config() => new()
    {
        Created = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)),
        Author = "somebody",
        Architecture = "arm64",
        Os = "linux",
        Variant = "v8",
        Config = new ContainerConfig
        {
            User = "10101",
            ExposedPorts = ["9000/tcp", "8080/tcp"],
            Env = ["PATH=/usr/bin", "A=1"],
            Entrypoint = ["dotnet", "X.dll"],
            Cmd = [],
            Volumes = ["/data"],
            WorkingDir = "/app",
            Labels = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" },
            StopSignal = "SIGTERM",
        },
        Rootfs = new RootFileSystem { DiffIds = [Digest.Of("layer"u8)] },
        History = [new HistoryEntry { Created = DateTimeOffset.UnixEpoch, CreatedBy = "slipway", EmptyLayer = true }],
    };

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
