namespace Slipway.Oci;

/// <summary>What an entry of a layer is. Devices and pipes do not belong into layers.</summary>
public enum TarEntryKind
{
    /// <summary>A file with content.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link; its target may be absolute, meaning the image's root.</summary>
    SymbolicLink,

    /// <summary>Another name of an earlier file.</summary>
    HardLink,
}
