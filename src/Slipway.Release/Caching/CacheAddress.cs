using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Tells repositories from folders among the addresses of shared caches.</summary>
internal static class CacheAddress
{
    private const string Scheme = "oci://";

    /// <summary>The repository that an address names; null for a folder, or an address of another scheme.</summary>
    /// <param name="address">
    /// With the scheme <c>oci://</c>, or what starts with a host as references do (a dot, a port or <c>localhost</c> before the first slash)
    /// and is no folder that exists. A folder of such a name that does not exist yet is written with <c>./</c>.
    /// </param>
    /// <exception cref="UsageException">It is meant as a repository and is none.</exception>
    public static Reference? Parse(string address)
    {
        var isRepository = address.StartsWith(Scheme, StringComparison.Ordinal);
        if (!isRepository && (!StartsWithHost(address) || Directory.Exists(address)))
        {
            return null;
        }

        var name = (isRepository ? address[Scheme.Length..] : address).TrimEnd('/');
        return Reference.TryParse(name, out var reference) && reference.Name == name
            ? reference
            : throw new UsageException($"'{address}' is no repository for a cache (expected a host and a path without tag, for instance 'oci://ghcr.io/acme/cache'; a folder starts with './' or '/').");
    }

    private static bool StartsWithHost(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var host = slash > 0 ? address[..slash] : "";

        // "C:/cache" is a folder, "https://…" is something else.
        return host is not ("." or "..") && (host == "localhost" || host.Contains('.') || host.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && colon < host.Length - 1);
    }
}
