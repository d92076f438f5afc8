using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Says now and then how far a transfer is, and how fast: nothing about those that are over in a few seconds.</summary>
/// <param name="time">The clock.</param>
/// <param name="write">Takes a line.</param>
internal sealed class TransferLog(TimeProvider time, Action<string> write) : IProgress<TransferProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Repository, Digest Blob), TransferProgress> _blobs = [];
    private long _shownAt;
    private long _shown;

    /// <inheritdoc/>
    public void Report(TransferProgress value)
    {
        if (value.State is TransferState.Skipped or TransferState.Mounted)
        {
            return;
        }

        lock (_lock)
        {
            if (_blobs.Values.All(blob => blob.State == TransferState.Done))
            {
                // What is reported now is the beginning of something else.
                _blobs.Clear();
                (_shownAt, _shown) = (time.GetTimestamp(), 0);
            }

            _blobs[(value.Reference.Name, value.Blob.Digest)] = value;
            if (time.GetElapsedTime(_shownAt) is var elapsed && elapsed >= s_interval)
            {
                Show(value, elapsed);
            }
        }
    }

    private void Show(TransferProgress latest, TimeSpan elapsed)
    {
        var (moved, all) = (_blobs.Values.Sum(blob => blob.Bytes), _blobs.Values.Sum(blob => blob.Blob.Size));

        // A blob that begins anew takes its bytes back.
        var rate = (long)(Math.Max(0, moved - _shown) / elapsed.TotalSeconds);
        var way = latest.State == TransferState.Downloading ? "from" : "to";
        write($"{ByteSize.Format(moved)} of {ByteSize.Format(all)} {way} {latest.Reference.Registry}, {ByteSize.Format(rate)}/s");
        (_shownAt, _shown) = (time.GetTimestamp(), moved);
    }
}
