namespace Slipway.Images;

/// <summary>An installed package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Architecture">Its architecture, or <c>all</c>.</param>
/// <param name="Stanza">Its paragraph of dpkg's status file.</param>
internal sealed record DpkgPackage(string Name, string Version, string Architecture, string Stanza);
