using Slipway.Oci;

namespace Slipway.Images;

/// <summary>How much may still be written of an image: a layer of a few bytes can hold terabytes of zeros, or a million names of one file.</summary>
internal sealed class UnpackBudget(TarLimits limits)
{
    private long _bytes = limits.MaximumSize;
    private int _entries = limits.MaximumEntries;

    /// <summary>Takes an entry's length out of the budget, before any of its bytes is written.</summary>
    /// <exception cref="InvalidArchiveException">That much is not left.</exception>
    public void Take(string path, long length)
    {
        _bytes -= length;
        _entries--;
        if (_bytes < 0 || _entries < 0)
        {
            throw new InvalidArchiveException(
                $"The image is too large to be unpacked: with '/{path}' ({length} bytes) it has more than {limits.MaximumSize} bytes or {limits.MaximumEntries} entries.");
        }
    }
}
