using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>How the cache works in this run.</summary>
internal sealed record CacheSettings
{
    /// <summary>The root directory: every input and product lies below it.</summary>
    public required AbsolutePath Root { get; init; }

    /// <summary>The folder of the compiled build program; its assemblies are an input of every target.</summary>
    public required AbsolutePath ProgramFolder { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> ReadEnvironment { get; init; }

    /// <summary>Values that must not be written: a value or version that has one in it is kept as a hash.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Tells the user something once.</summary>
    public required Action<string> Warn { get; init; }

    /// <summary>Tells the user what takes time.</summary>
    public Action<string> Inform { get; init; } = _ => { };

    /// <summary>The clock, for the age of entries.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>False with <c>--no-cache</c>: nothing is looked up and nothing is kept.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Targets that run even when they are up to date (<c>--force</c>).</summary>
    public IReadOnlySet<string> Forced { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Where entries that are not here are looked for (<c>--cache-from</c>), first one first.</summary>
    public IReadOnlyList<ICacheBackend> From { get; init; } = [];

    /// <summary>Where new entries are published (<c>--cache-to</c>).</summary>
    public IReadOnlyList<ICacheBackend> To { get; init; } = [];

    /// <summary>How many bytes of copies are kept; the least recently used go first.</summary>
    public long MaxBytes { get; init; } = 5L << 30;

    /// <summary>Where the cache lies.</summary>
    public AbsolutePath Folder => Root / ".nuke" / "temp" / "cache";
}
