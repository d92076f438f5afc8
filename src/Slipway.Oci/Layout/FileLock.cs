namespace Slipway.Oci;

/// <summary>
/// Mutual exclusion between processes, and between threads of one, through an open file: the system lets go of it when its holder dies.
/// </summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(5);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else holds the lock on <paramref name="path"/>, a file that stays when the lock is given up.</summary>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryOpen(path) is { } file)
            {
                return new FileLock(file);
            }

            await Task.Delay(s_interval, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(path))
        {
            // A sharing violation is a plain IOException; a missing folder or a denied access has its own type.
            return null;
        }
    }
}
