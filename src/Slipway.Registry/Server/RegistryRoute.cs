using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What a path asks for.</summary>
internal enum RouteKind
{
    /// <summary><c>/v2/</c>.</summary>
    Base,

    /// <summary><c>/v2/name/blobs/digest</c>.</summary>
    Blob,

    /// <summary><c>/v2/name/blobs/uploads/</c>.</summary>
    Uploads,

    /// <summary><c>/v2/name/blobs/uploads/id</c>.</summary>
    Upload,

    /// <summary><c>/v2/name/manifests/reference</c>.</summary>
    Manifest,

    /// <summary><c>/v2/name/tags/list</c>.</summary>
    Tags,

    /// <summary><c>/v2/name/referrers/digest</c>.</summary>
    Referrers,
}

/// <summary>A path, taken apart from its end because repositories may have any number of segments, with any of the fixed words in them.</summary>
internal sealed record RegistryRoute(RouteKind Kind, string Repository, string Argument)
{
    public static RegistryRoute Parse(PathString path)
    {
        var segments = (path.Value ?? "").Split('/');
        return segments switch
        {
            ["", "v2"] or ["", "v2", ""] => new RegistryRoute(RouteKind.Base, "", ""),
            ["", "v2", .. var name, "blobs", "uploads", ""] => Create(RouteKind.Uploads, name, ""),
            ["", "v2", .. var name, "blobs", "uploads"] => Create(RouteKind.Uploads, name, ""),
            ["", "v2", .. var name, "blobs", "uploads", var id] => Create(RouteKind.Upload, name, id),
            ["", "v2", .. var name, "blobs", var digest] => Create(RouteKind.Blob, name, digest),
            ["", "v2", .. var name, "manifests", var reference] => Create(RouteKind.Manifest, name, reference),
            ["", "v2", .. var name, "tags", "list"] => Create(RouteKind.Tags, name, ""),
            ["", "v2", .. var name, "referrers", var digest] => Create(RouteKind.Referrers, name, digest),
            _ => throw new ProtocolException(StatusCodes.Status404NotFound, "UNSUPPORTED", $"There is nothing at '{path}'."),
        };
    }

    /// <summary>The digest that the path ends with.</summary>
    public Digest RequireDigest() => ParseDigest(Argument);

    public static Digest ParseDigest(string? text) =>
        Digest.TryParse(text, out var digest) && digest.Algorithm == "sha256"
            ? digest
            : throw new ProtocolException(StatusCodes.Status400BadRequest, "DIGEST_INVALID", $"'{text}' is not a digest that this registry knows (expected 'sha256:' and 64 lower-case hex digits).");

    private static RegistryRoute Create(RouteKind kind, string[] name, string argument)
    {
        var repository = string.Join('/', name);
        return Reference.IsRepository(repository)
            ? new RegistryRoute(kind, repository, argument)
            : throw new ProtocolException(StatusCodes.Status400BadRequest, "NAME_INVALID", $"'{repository}' is not the name of a repository.");
    }
}
