using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>A repository with a cache and a target that copies <c>src/**</c> in upper case to <c>out/</c>.</summary>
internal sealed class CacheFixture : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly List<string> _warnings = [];

    public CacheFixture()
    {
        ProgramFolder = AbsolutePath.Parse(_temp["program"]);
        _temp.Write("program/Build.dll", "build 1");
        Settings = new CacheSettings
        {
            Root = AbsolutePath.Parse(_temp["repository"]),
            ProgramFolder = ProgramFolder,
            ReadEnvironment = Environment.GetValueOrDefault,
            Warn = _warnings.Add,
            Time = TimeProvider.System,
        };
        Write("src/a.txt", "a");
        Write("src/b/b.txt", "b");
        Target = new CachedTarget("Compile", new InputSet().Files("src/**"), ["out"]);
    }

    public CacheSettings Settings { get; set; }

    public CachedTarget Target { get; set; }

    public AbsolutePath Root => Settings.Root;

    public AbsolutePath ProgramFolder { get; }

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>How often the target's work was done.</summary>
    public int Executions { get; private set; }

    public string this[string relative] => Root / relative;

    public string Write(string relative, string text)
    {
        var file = Root / relative;
        file.Parent!.CreateDirectory();
        File.WriteAllText(file, text);
        return file;
    }

    public string Read(string relative) => File.ReadAllText(Root / relative);

    /// <summary>Runs the target in a new cache, as the next process would.</summary>
    public async Task<CacheResult> RunAsync(Func<Task>? work = null)
    {
        var cache = new TargetCache(Settings);
        var result = await cache.RunAsync(Target, _ => work is null ? CopyAsync() : work(), TestContext.Current.CancellationToken);
        await cache.SaveAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Runs the target and expects that it does its work.</summary>
    public async Task<string> ExecutesAsync()
    {
        var before = Executions;
        var result = await RunAsync();
        result.Outcome.ShouldBe(CacheOutcome.Executed, result.Reason);
        Executions.ShouldBe(before + 1);
        return result.Reason;
    }

    /// <summary>Runs the target and expects that it does not do its work.</summary>
    public async Task<string> ReusesAsync(CacheOutcome outcome = CacheOutcome.UpToDate)
    {
        var before = Executions;
        var result = await RunAsync();
        result.Outcome.ShouldBe(outcome, string.Join('\n', [result.Reason, .. _warnings]));
        Executions.ShouldBe(before);
        return result.Reason;
    }

    public Task<IReadOnlyList<string>> ExplainAsync() => new TargetCache(Settings).ExplainAsync(Target, TestContext.Current.CancellationToken);

    public string[] CacheFiles(string folder) =>
        Directory.Exists(Settings.Folder / folder) ? Directory.GetFiles(Settings.Folder / folder, "*", SearchOption.AllDirectories) : [];

    public void Dispose() => _temp.Dispose();

    /// <summary>The work of the target.</summary>
    public Task CopyAsync()
    {
        Executions++;
        foreach (var file in Directory.GetFiles(Root / "src", "*", SearchOption.AllDirectories))
        {
            Write("out/" + Path.GetRelativePath(Root / "src", file), File.ReadAllText(file).ToUpperInvariant());
        }

        return Task.CompletedTask;
    }
}
