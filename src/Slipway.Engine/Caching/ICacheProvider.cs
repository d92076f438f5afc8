namespace Slipway.Engine;

/// <summary>A build that knows more places for a shared cache than folders: what <c>--cache-from</c> and <c>--cache-to</c> name is offered to it first.</summary>
public interface ICacheProvider : INukeBuild
{
    /// <summary>Opens a cache.</summary>
    /// <param name="address">As given on the command line, for instance <c>oci://ghcr.io/acme/cache</c>.</param>
    /// <returns>The cache; null when the address is of no kind that this build knows, and is taken as a folder.</returns>
    ICacheBackend? OpenCache(string address);
}
