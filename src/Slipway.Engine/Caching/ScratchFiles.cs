using System.Diagnostics;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>
/// The folder where the cache's files are written before they are renamed to their place, so that nobody sees half of one.
/// What killed runs left there is deleted after a day.
/// </summary>
internal sealed class ScratchFiles(AbsolutePath folder, TimeProvider time)
{
    private static readonly TimeSpan LongestUse = TimeSpan.FromDays(1);
    // With the process number and a counter it tells apart builds in containers too, which count processes on their own.
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _count;

    /// <summary>The machine's clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A path in the folder where nobody else has a file.</summary>
    public AbsolutePath NewPath()
    {
        Directory.CreateDirectory(folder);
        return folder / $"{Environment.ProcessId}-{_started}-{Interlocked.Increment(ref _count)}";
    }

    /// <summary>Gives a file a new content, at once.</summary>
    public void Replace(AbsolutePath file, ReadOnlySpan<byte> content)
    {
        var temporary = NewPath();
        try
        {
            File.WriteAllBytes(temporary, content);
            MoveTo(temporary, file);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Puts a finished file in its place, over what is there.</summary>
    public static void MoveTo(AbsolutePath temporary, AbsolutePath file)
    {
        file.Parent?.CreateDirectory();
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>
    /// The file system's own clock, nanoseconds since 1970: a file whose times are before it cannot change any more without getting a later time.
    /// Null when the folder cannot be written.
    /// </summary>
    public long? ReadClock()
    {
        try
        {
            var probe = NewPath();
            File.WriteAllBytes(probe, []);
            var clock = FileState.Read(probe)?.Changed;
            File.Delete(probe);
            return clock;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Deletes what is older than any run.</summary>
    public void DeleteLeftovers()
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < (Now - LongestUse).UtcDateTime))
            {
                file.Delete();
            }
        }
    }
}
