using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What is happening to a blob.</summary>
public enum TransferState
{
    /// <summary>Bytes are on their way to a registry.</summary>
    Uploading,

    /// <summary>Bytes are on their way from a registry.</summary>
    Downloading,

    /// <summary>All bytes are there.</summary>
    Done,

    /// <summary>The blob was there before.</summary>
    Skipped,

    /// <summary>The registry took the blob from another of its repositories.</summary>
    Mounted,
}

/// <summary>How far a blob is. May be reported from several threads at once; bytes go back when a transfer begins anew.</summary>
/// <param name="Reference">The repository.</param>
/// <param name="Blob">The blob.</param>
/// <param name="State">What is happening.</param>
/// <param name="Bytes">How many of its bytes are there.</param>
public readonly record struct TransferProgress(Reference Reference, Descriptor Blob, TransferState State, long Bytes);
