namespace Slipway.Release;

/// <summary>How a check of something attached went; up to <see cref="Verified"/> a higher one is better.</summary>
internal enum Finding
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and names the digest; nobody signed it.</summary>
    Unsigned,

    /// <summary>It is there and signed, and nothing was given to check the signature with.</summary>
    Unchecked,

    /// <summary>It is there, signed by the one that was expected.</summary>
    Verified,

    /// <summary>It is there and does not hold.</summary>
    Wrong,

    /// <summary>Things of this kind have none.</summary>
    NotNeeded,
}
