using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Tools;

namespace Benchmarks.Images;

/// <summary>How long it takes from 82.6 MB of publish output to an image in a registry, when nothing of it was built or pushed before.</summary>
internal sealed class FirstPushBenchmark : IBenchmark
{
    private const int Runs = 5;

    public string Name => "push";

    public string About => "first build and push of 82.6 MB, against docker, BuildKit, umoci with skopeo, and PublishContainer";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await ImageBench.StartAsync(cancellationToken);
        await Command.RunAsync(bench.Folder.Path, "skopeo", "copy", "--quiet", "--src-tls-verify=false", $"docker://{bench.BaseImage}", $"oci:{bench.Folder["umoci"]}:base");
        var times = await Measure.MediansInTurnAsync(
            Runs,
            New(bench, () => SlipwayAsync(bench, cancellationToken)),
            New(bench, () => bench.Docker.BuildAndPushAsync(buildKit: false, bench.Project.Context, bench.NewReference())),
            New(bench, () => bench.Docker.BuildAndPushAsync(buildKit: true, bench.Project.Context, bench.NewReference())),
            New(bench, () => UmociAsync(bench)),
            New(bench, () => PublishContainerAsync(bench)));
        return
        [
            new("slipway, build and push", times[0], "ms"),
            new("docker build, docker push", times[1], "ms"),
            new("BuildKit, docker push", times[2], "ms"),
            new("umoci insert, skopeo copy", times[3], "ms"),
            new("dotnet publish --no-build -t:PublishContainer", times[4], "ms"),
            new("to docker", times[0] / times[1], "x", 0.3),
            new("to BuildKit", times[0] / times[2], "x", 0.35),
            new("to umoci and skopeo", times[0] / times[3], "x", 0.7),
            new("to PublishContainer", times[0] / times[4], "x", 0.35),
        ];
    }

    // Every run has content that nobody saw before.
    private static Func<Task> New(ImageBench bench, Func<Task> work) => () =>
    {
        bench.Project.ChangeRuntime();
        bench.Project.ChangeService();
        return work();
    };

    // With all that a build does: the base, the layer, the documents, the checks.
    private static async Task SlipwayAsync(ImageBench bench, CancellationToken cancellationToken)
    {
        var folder = bench.NewFolder();
        var layout = await OciLayout.OpenOrCreateAsync(Path.Combine(folder, "oci"), cancellationToken);
        var context = new ImageBuildContext { Layout = layout, WorkDirectory = AbsolutePath.Parse(Path.Combine(folder, "work")), Version = "1.0.0", Created = DateTimeOffset.UnixEpoch };
        var spec = new ImageSpec("service", new PreparedFiles(AbsolutePath.Parse(bench.Project.Output))) { BaseImage = bench.BaseImage, Platforms = ["linux/amd64"], Entrypoint = ["/app/Service"] };
        var images = await new ImageBuilder(new ToolRunner(TimeProvider.System), new PulledBases(bench.Client)).BuildAsync([spec], context, cancellationToken);
        await bench.Client.PushAsync(layout, images[0].Descriptor, Reference.Parse(bench.NewReference()), new PushOptions(), cancellationToken);
    }

    private static async Task UmociAsync(ImageBench bench)
    {
        var layout = bench.Folder["umoci"];
        await Command.RunAsync(bench.Folder.Path, "umoci", "insert", "--rootless", "--image", $"{layout}:base", "--tag", "new", bench.Project.Output, "/app");
        await Command.RunAsync(bench.Folder.Path, "skopeo", "copy", "--quiet", "--dest-tls-verify=false", $"oci:{layout}:new", $"docker://{bench.NewReference()}");
    }

    private static Task<string> PublishContainerAsync(ImageBench bench)
    {
        var repository = bench.NewReference().Split('/')[1].Split(':')[0];
        return Command.RunAsync(
            bench.Project.Folder, "dotnet", "publish", "--no-build", "-c", "Release", "-v", "q", "-nologo", "-t:PublishContainer",
            $"-p:ContainerBaseImage={bench.BaseImage}", $"-p:ContainerRegistry={bench.Registry.Address}", $"-p:ContainerRepository={repository}", "-p:ContainerImageTag=1");
    }
}
