using Slipway.Engine;
using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Benchmarks;

/// <summary>How long it takes to find that 100,000 input files did not change.</summary>
internal sealed class InputCheckBenchmark : IBenchmark
{
    private const int Folders = 2000;
    private const int FilesInFolder = 50;

    public string Name => "inputs";

    public string About => "finding that 100,000 input files did not change";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var temp = new TempDirectory();
        for (var folder = 0; folder < Folders; folder++)
        {
            var path = Directory.CreateDirectory(temp[$"repository/src/Project{folder % 100}/Folder{folder}"]).FullName;
            for (var file = 0; file < FilesInFolder; file++)
            {
                await File.WriteAllTextAsync(Path.Combine(path, $"SourceFile{file}.cs"), $"class C{folder}_{file};", cancellationToken);
            }
        }

        var first = await Measure.OnceAsync(() => CheckAsync(temp, CacheOutcome.Executed));
        var second = await Measure.OnceAsync(() => CheckAsync(temp, CacheOutcome.UpToDate));
        var unchanged = await Measure.MedianAsync(9, () => CheckAsync(temp, CacheOutcome.UpToDate));
        return
        [
            new Figure("100,000 files, never seen before", first, "ms"),
            new Figure("100,000 files, unchanged, next run", second, "ms"),
            new Figure("100,000 files, unchanged, median", unchanged, "ms", 500),
        ];
    }

    // A new cache each time, as in a new process.
    private static async Task CheckAsync(TempDirectory temp, CacheOutcome expected)
    {
        var cache = new TargetCache(new CacheSettings
        {
            Root = AbsolutePath.Parse(temp["repository"]),
            ProgramFolder = AbsolutePath.Parse(temp["program"]),
            ReadEnvironment = _ => null,
            Warn = Console.Error.WriteLine,
            Time = TimeProvider.System,
        });
        var target = new CachedTarget("Compile", new InputSet().Files("src/**/*.cs", "!**/*.g.cs"), []);
        var result = await cache.RunAsync(target, _ => Task.CompletedTask, CancellationToken.None);
        await cache.SaveAsync(CancellationToken.None);
        if (result.Outcome != expected)
        {
            throw new InvalidOperationException($"The target is {result.Outcome} ({result.Reason}), not {expected}.");
        }
    }
}
