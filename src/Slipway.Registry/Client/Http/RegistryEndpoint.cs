using System.Net;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>The URLs of a repository (distribution-spec 1.1, "Endpoints").</summary>
internal sealed class RegistryEndpoint(IReadOnlySet<string> plainHttpRegistries)
{
    public Uri Base(string registry)
    {
        // Docker Hub's name in references is not the host of its registry.
        var host = registry == Reference.DefaultRegistry ? "registry-1.docker.io" : registry;
        var isPlain = IsLoopback(new Uri($"http://{host}").Host) || plainHttpRegistries.Contains(registry);
        return new Uri($"{(isPlain ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{host}/v2/");
    }

    public Uri Blob(Reference reference, Digest digest) => Of(reference, $"blobs/{digest}");

    public Uri Uploads(Reference reference, string query = "") => Of(reference, $"blobs/uploads/{query}");

    public Uri Manifest(Reference reference) => Of(reference, $"manifests/{reference.TagOrDigest}");

    public Uri Tags(Reference reference) => Of(reference, "tags/list");

    public Uri Referrers(Reference reference, Digest subject, string query) => Of(reference, $"referrers/{subject}{query}");

    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;

    private Uri Of(Reference reference, string path) => new(Base(reference.Registry), $"{reference.Repository}/{path}");
}
