namespace Benchmarks.Images;

/// <summary>What a one-line change of a service costs: its own assembly is another one, the 82 MB around it are not.</summary>
internal sealed class ChangeBenchmark : IBenchmark
{
    private const int Runs = 5;

    public string Name => "change";

    public string About => "build and push after a one-line change of a service of 82.6 MB, against docker and BuildKit";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await ImageBench.StartAsync(cancellationToken);
        var builder = await bench.NewBuilderAsync(cancellationToken);
        var (ours, classic, buildKit) = (bench.NewReference(), bench.NewReference(), bench.NewReference());
        await builder.PushAsync(await builder.BuildAsync(bench.Project, cancellationToken), ours, cancellationToken);
        var uploaded = new List<double>();
        var times = await Measure.MediansInTurnAsync(
            Runs,
            async () =>
            {
                bench.Project.ChangeService();
                bench.Requests.Clear();
                await builder.PushAsync(await builder.BuildAsync(bench.Project, cancellationToken), ours, cancellationToken);
                uploaded.Add(bench.Requests.Requests.Sum(request => request.Bytes) / 1024.0);
            },
            Changed(bench, buildKit: false, classic),
            Changed(bench, buildKit: true, buildKit));
        return
        [
            new("slipway, build and push", times[0], "ms"),
            new("docker build, docker push", times[1], "ms"),
            new("BuildKit, docker push", times[2], "ms"),
            new("uploaded, manifest included", Measure.Median(uploaded), "KiB", 100),
            new("to docker", times[0] / times[1], "x", 0.05),
            new("to BuildKit", times[0] / times[2], "x"),
        ];
    }

    private static Func<Task> Changed(ImageBench bench, bool buildKit, string reference) => () =>
    {
        bench.Project.ChangeService();
        return bench.Docker.BuildAndPushAsync(buildKit, bench.Project.Context, reference);
    };
}
