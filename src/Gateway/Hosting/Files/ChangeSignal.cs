using System.Threading.Channels;

namespace Gateway.Hosting.Files;

/// <summary>
/// Tells that a folder may have changed. Renames count, so a mounted ConfigMap or Secret is seen when its <c>..data</c> link is swapped.
/// A slow poll stands behind the file events, which may be lost or not to be had (inotify instances are few on a busy node).
/// </summary>
public sealed class ChangeSignal : IDisposable
{
    private const int MostQuietWaits = 20;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private readonly Channel<bool> events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? watcher;
    private readonly TimeProvider time;

    /// <summary>Watches a folder, and the folders below it when <paramref name="recursive"/> says so.</summary>
    public ChangeSignal(string folder, bool recursive, TimeProvider time)
    {
        this.time = time;
        try
        {
            watcher = new(folder) { IncludeSubdirectories = recursive };
            watcher.Created += Note;
            watcher.Changed += Note;
            watcher.Deleted += Note;
            watcher.Renamed += Note;
            watcher.Error += Note;
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException)
        {
            watcher?.Dispose();
            watcher = null;
        }
    }

    /// <summary>Returns when the folder may have changed since the last call and was then quiet for a moment, so that half-written files are rarely read.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var waits = 0;
        for (var changed = await EventWithinAsync(Poll, cancellationToken); changed && waits < MostQuietWaits; waits++)
        {
            changed = await EventWithinAsync(Quiet, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => watcher?.Dispose();

    private async Task<bool> EventWithinAsync(TimeSpan period, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(period, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await events.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Note(object sender, EventArgs change) => events.Writer.TryWrite(true);
}
