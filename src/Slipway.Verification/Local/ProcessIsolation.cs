namespace Slipway.Verification;

/// <summary>How near to a container processes can be run on this machine.</summary>
internal enum ProcessIsolation
{
    /// <summary>As root: the image is the file system, read-only; the image's user; process numbers of its own.</summary>
    Full,

    /// <summary>As another user, through a user namespace: the same, except that the program has the number of who runs this.</summary>
    OwnUser,

    /// <summary>Neither is possible: the image's .NET runtime and program run with this machine's C library, and see its files.</summary>
    None,
}
