using Slipway.Engine;
using Slipway.Engine.Caching;
using Slipway.Tools;

namespace Benchmarks.Images;

/// <summary>How long an image takes that did not change since it was pushed: the build's check of its inputs, and the push.</summary>
internal sealed class UnchangedBenchmark : IBenchmark
{
    private const int Runs = 5;

    public string Name => "unchanged";

    public string About => "unchanged image of 82.6 MB, against docker and BuildKit";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await ImageBench.StartAsync(cancellationToken);
        var builder = await bench.NewBuilderAsync(cancellationToken);
        var image = await builder.BuildAsync(bench.Project, cancellationToken);
        var (ours, classic, buildKit) = (bench.NewReference(), bench.NewReference(), bench.NewReference());
        await builder.PushAsync(image, ours, cancellationToken);
        await bench.Docker.BuildAndPushAsync(buildKit: false, bench.Project.Context, classic);
        await bench.Docker.BuildAndPushAsync(buildKit: true, bench.Project.Context, buildKit);
        await CheckAsync(bench, CacheOutcome.Executed, cancellationToken);

        bench.Requests.Clear();
        var times = await Measure.MediansInTurnAsync(
            Runs,
            async () =>
            {
                await CheckAsync(bench, CacheOutcome.UpToDate, cancellationToken);
                await builder.PushAsync(image, ours, cancellationToken);
            },
            () => bench.Docker.BuildAndPushAsync(buildKit: false, bench.Project.Context, classic),
            () => bench.Docker.BuildAndPushAsync(buildKit: true, bench.Project.Context, buildKit));
        return
        [
            new("slipway, within a running build", times[0], "ms", 60),
            new("docker build, docker push", times[1], "ms"),
            new("BuildKit, docker push", times[2], "ms"),
            new("to BuildKit", times[0] / times[2], "x", 0.5),
            new("requests other than HEAD", bench.Requests.Requests.Count(request => request.Method != "HEAD"), "", 0),
        ];
    }

    // As at the beginning of the target that builds images.
    private static async Task CheckAsync(ImageBench bench, CacheOutcome expected, CancellationToken cancellationToken)
    {
        var cache = new TargetCache(new CacheSettings
        {
            Root = AbsolutePath.Parse(bench.Folder.Path),
            ProgramFolder = AbsolutePath.Parse(bench.Folder["program"]),
            ReadEnvironment = _ => null,
            Warn = Console.Error.WriteLine,
            Time = TimeProvider.System,
        });
        var result = await cache.RunAsync(new CachedTarget("DockerBuild", new InputSet().Files("context/**"), []), _ => Task.CompletedTask, cancellationToken);
        await cache.SaveAsync(cancellationToken);
        if (result.Outcome != expected)
        {
            throw new InvalidOperationException($"The image is {result.Outcome} ({result.Reason}), not {expected}.");
        }
    }
}
