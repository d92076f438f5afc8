using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests.Dockerfiles;

/// <summary>A program in place of <c>docker</c>: it writes down what it is asked for, and writes archives that were prepared for it.</summary>
internal sealed class FakeDocker : IDisposable
{
    private readonly TempDirectory _temp = new();

    public FakeDocker(string clientVersion = "28.2.2", string serverVersion = "28.2.2", string? driver = "docker-container", string build = ":")
    {
        _temp.Write("src/Dockerfile", "FROM scratch\nCOPY . /\n");
        _temp.Write("docker", $$"""
            #!/bin/sh
            cd '{{_temp.Path}}'
            case "$*" in
              *--file*) echo "$* [$DOCKER_BUILDKIT $SOURCE_DATE_EPOCH $DOCKER_HOST]" >> calls ;;
              *) echo "$* [$DOCKER_HOST]" >> calls ;;
            esac
            case "$1 $2" in
              "version "*) echo '{{clientVersion}}|{{serverVersion}}' ;;
              "buildx version") {{(driver is null ? "echo \"docker: 'buildx' is not a docker command.\" >&2; exit 1" : "echo v0.20.0")}} ;;
              "buildx inspect") printf 'Name:   builder\nDriver: {{driver}}\n' ;;
              "save --output") cp "archive-$(cat loaded)" "$3" ;;
              *build*)
                {{build}}
                for last; do
                  case "$previous" in
                    --platform) platform=$(echo "$last" | tr / -) ;;
                    --output) cp "archive-$platform" "$(echo "$last" | sed 's/.*dest=\([^,]*\).*/\1/')" ;;
                    --iidfile) printf '%s' "$platform" > "$last"; printf '%s' "$platform" > loaded ;;
                  esac
                  previous=$last
                done ;;
            esac
            """);
        File.SetUnixFileMode(_temp["docker"], TarEntry.Executable);
    }

    public AbsolutePath Root => _temp.Path;

    public List<string> Announced { get; } = [];

    public ImageSpec Spec => new("hello", new Dockerfile(Root / "src")) { Platforms = ["linux/amd64", "linux/arm64"] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What was asked for, without the folder of this test.</summary>
    public string Calls => File.ReadAllText(_temp["calls"]).Replace(_temp.Path, "<temp>", StringComparison.Ordinal);

    public void Dispose() => _temp.Dispose();

    /// <summary>What is given when the platform is built.</summary>
    public async Task OfferAsync(string platform, Func<SampleArchive, Task> write)
    {
        var archive = new SampleArchive(Root / $"archive-{platform.Replace('/', '-')}", Platform.Parse(platform));
        await write(archive);
    }

    public async Task<(OciLayout Layout, BuiltImage Image)> BuildAsync(ImageSpec? spec = null, bool isRelease = false)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var context = new ImageBuildContext
        {
            Layout = layout,
            WorkDirectory = Root / "work",
            Version = "1.2.3",
            Revision = "0123abcd",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Docker = Root / "docker",
            DockerHost = "unix:///engine",
            IsRelease = isRelease,
            Announce = Announced.Add,
        };
        var images = await new ImageBuilder(new ToolRunner(TimeProvider.System), new FakeBaseSource()).BuildAsync([spec ?? Spec], context, Token);
        return (layout, images.ShouldHaveSingleItem());
    }
}
