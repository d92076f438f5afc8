namespace Slipway.Release;

/// <summary>The release manifest is missing a part or is damaged.</summary>
public sealed class ReleaseManifestException(string message, Exception? inner = null) : Exception(message, inner);
