namespace Slipway.Images;

/// <summary>A package of the machine (dpkg) whose files are in a host base.</summary>
/// <param name="Name">For instance <c>libssl3</c>.</param>
/// <param name="Version">The package's version.</param>
/// <param name="Architecture">Debian's name of the architecture, for instance <c>amd64</c> or <c>all</c>.</param>
public sealed record HostPackage(string Name, string Version, string Architecture);
