using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Hashes files, and remembers the hash of each for as long as its size, times and inode stay the same.</summary>
/// <remarks>
/// A file that changed within the file system's clock tick in which it was looked at could change once more without a trace, so its hash is not remembered
/// (the rule by which git treats "racily clean" index entries).
/// </remarks>
internal sealed class FileHashes(AbsolutePath file, ScratchFiles scratch, Action<string> warn)
{
    private const int DaysKept = 30;
    private readonly Lock _lock = new();
    private readonly int _today = (int)(scratch.Now - DateTimeOffset.UnixEpoch).TotalDays;
    private Dictionary<ulong, HashIndex.Entry>? _entries;
    private bool _changed;

    /// <summary>How many files were read since this object was made.</summary>
    public int FilesRead { get; private set; }

    /// <summary>The hashes of files that a walk found, in their order.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<ContentHash>> HashAsync(AbsolutePath root, IReadOnlyList<ScannedFile> files, CancellationToken cancellationToken)
    {
        var hashes = new ContentHash[files.Count];
        var unknown = FindKnown(files, hashes);
        if (unknown.Count == 0)
        {
            return hashes;
        }

        var clock = scratch.ReadClock() ?? long.MinValue;
        var stable = new bool[files.Count];
        await AllAtOnce.RunAsync(unknown.Count, i => (hashes[unknown[i]], stable[unknown[i]]) = Hash(root / files[unknown[i]].Path, files[unknown[i]], clock), cancellationToken);
        Remember(files, hashes, unknown, stable);
        return hashes;
    }

    /// <summary>The hashes that are remembered, without reading a file; null for others.</summary>
    public ContentHash?[] Remembered(IReadOnlyList<ScannedFile> files)
    {
        var hashes = new ContentHash[files.Count];
        var known = Array.ConvertAll(hashes, _ => (ContentHash?)null);
        var unknown = FindKnown(files, hashes).ToHashSet();
        for (var i = 0; i < files.Count; i++)
        {
            known[i] = unknown.Contains(i) ? null : hashes[i];
        }

        return known;
    }

    /// <summary>Writes what was learnt for the next run.</summary>
    public void Save()
    {
        lock (_lock)
        {
            if (!_changed || _entries is null)
            {
                return;
            }

            HashIndex.Write(file, [.. _entries.Values.Where(entry => entry.LastUsed >= _today - DaysKept)], scratch);
            _changed = false;
        }
    }

    private List<int> FindKnown(IReadOnlyList<ScannedFile> files, ContentHash[] hashes)
    {
        lock (_lock)
        {
            _entries ??= Load();
            List<int> unknown = [];
            for (var i = 0; i < hashes.Length; i++)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, files[i].State.Id);
                if (Unsafe.IsNullRef(ref entry) || entry.State != files[i].State)
                {
                    unknown.Add(i);
                    continue;
                }

                hashes[i] = entry.Hash;
                if (entry.LastUsed != _today)
                {
                    entry = entry with { LastUsed = _today };
                    _changed = true;
                }
            }

            return unknown;
        }
    }

    private static (ContentHash Hash, bool IsStable) Hash(AbsolutePath full, ScannedFile scanned, long clock)
    {
        if (scanned.IsLink && !scanned.State.IsRegular)
        {
            // A link to a folder, or to nothing: what it says is all there is to it.
            return (ContentHash.Of(Encoding.UTF8.GetBytes(new FileInfo(full).LinkTarget ?? "")), false);
        }

        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        var hash = ContentHash.Of(stream);
        var isOld = Math.Max(scanned.State.Modified, scanned.State.Changed) < clock;
        return (hash, isOld && FileState.Read(full, followLink: true) == scanned.State);
    }

    private void Remember(IReadOnlyList<ScannedFile> files, ContentHash[] hashes, List<int> read, bool[] stable)
    {
        lock (_lock)
        {
            FilesRead += read.Count;
            foreach (var i in read.Where(i => stable[i]))
            {
                _entries![files[i].State.Id] = new HashIndex.Entry(files[i].State, _today, hashes[i]);
                _changed = true;
            }
        }
    }

    private Dictionary<ulong, HashIndex.Entry> Load()
    {
        Dictionary<ulong, HashIndex.Entry> entries = [];
        try
        {
            var read = HashIndex.Read(file);
            entries.EnsureCapacity(read.Length);
            foreach (ref readonly var entry in read)
            {
                entries[entry.State.Id] = entry;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            warn($"The remembered file hashes cannot be used and are made anew: {exception.Message}");
        }

        return entries;
    }
}
