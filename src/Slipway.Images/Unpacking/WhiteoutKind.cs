namespace Slipway.Images;

/// <summary>What a whiteout removes.</summary>
internal enum WhiteoutKind
{
    /// <summary>One path of the layers below, with everything in it.</summary>
    Path,

    /// <summary>What the layers below have in a folder.</summary>
    Content,

    /// <summary>Nothing: notes of a storage driver that got into the layer.</summary>
    Nothing,
}
