using System.Globalization;
using Benchmarks;
using Benchmarks.Images;

if (args is [PlanBenchmark.FirstPlan, var count])
{
    await PlanBenchmark.PrintFirstAsync(int.Parse(count, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [CopyBenchmark.CopyOnce, var source, var target])
{
    await CopyBenchmark.PrintCopyAsync(source, target);
    return 0;
}

IBenchmark[] all =
[
    new InputCheckBenchmark(), new PlanBenchmark(), new ScheduleBenchmark(), new StartBenchmark(),
    new FirstPushBenchmark(), new UnchangedBenchmark(), new ChangeBenchmark(), new CopyBenchmark(),
];
if (args is ["--help" or "-h"])
{
    Console.WriteLine("dotnet run -c Release --project tests/Benchmarks -- [NAME...]; all of them without a name. Ends with 1 when a bar is missed.");
    Console.WriteLine("The images' need dockerd and root, docker-registry, skopeo and umoci.");
    foreach (var benchmark in all)
    {
        Console.WriteLine($"  {benchmark.Name,-10} {benchmark.About}");
    }

    return 0;
}

var chosen = all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name, StringComparer.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    await Console.Error.WriteLineAsync($"There is no such benchmark; there are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

var passed = true;
foreach (var benchmark in chosen)
{
    Console.WriteLine(benchmark.Name);
    foreach (var figure in await benchmark.RunAsync(CancellationToken.None))
    {
        var verdict = figure.Bar is null ? "" : string.Create(CultureInfo.InvariantCulture, $"at most {figure.Bar:0.##}: {(figure.Passes ? "ok" : "MISSED")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figure.Name,-60} {figure.Value,10:0.##} {figure.Unit,-4} {verdict}"));
        passed &= figure.Passes;
    }
}

return passed ? 0 : 1;
