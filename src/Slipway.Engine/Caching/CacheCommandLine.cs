using System.Collections.Concurrent;

namespace Slipway.Engine.Caching;

/// <summary>What the command line says about the cache.</summary>
internal static class CacheCommandLine
{
    /// <summary>The settings of a run.</summary>
    /// <param name="commandLine">With <c>--no-cache</c>, <c>--force</c>, <c>--cache-from</c> and <c>--cache-to</c>.</param>
    /// <param name="build">The build, which may know places for a shared cache.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="say">Tells the user something.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UsageException">A place for a shared cache is of no known kind.</exception>
    public static CacheSettings Read(CommandLine commandLine, INukeBuild build, IReadOnlyDictionary<string, string> environment, Action<LogLevel, string> say, TimeProvider time)
    {
        var said = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return new CacheSettings
        {
            Root = build.RootDirectory,
            ProgramFolder = AbsolutePath.Parse(AppContext.BaseDirectory),
            ReadEnvironment = environment.GetValueOrDefault,
            Warn = text =>
            {
                if (said.TryAdd(text, true))
                {
                    say(LogLevel.Warning, text);
                }
            },
            Inform = text => say(LogLevel.Information, text),
            Time = time,
            IsEnabled = !commandLine.Has("no-cache"),
            Forced = commandLine.List("force").ToHashSet(StringComparer.OrdinalIgnoreCase),
            From = [.. commandLine.List("cache-from").Select(address => Open(address, build, time))],
            To = [.. commandLine.List("cache-to").Select(address => Open(address, build, time))],
        };
    }

    private static ICacheBackend Open(string address, INukeBuild build, TimeProvider time)
    {
        if ((build as ICacheProvider)?.OpenCache(address) is { } cache)
        {
            return cache;
        }

        return address.Contains("://")
            ? throw new UsageException($"'{address}' is no cache that this build knows (expected a folder{(build is ICacheProvider ? ", or an address of a kind that the build opens" : "")}).")
            : new DirectoryCache(AbsolutePath.Parse(Path.GetFullPath(address)), time);
    }
}
