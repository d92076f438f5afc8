using Microsoft.AspNetCore.Http;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary><c>/v2/name/referrers/digest</c> (distribution-spec 1.1, end-12a, end-12b).</summary>
internal sealed class ReferrersEndpoint(RegistryStorage storage)
{
    public async Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        Answer.RequireMethod(context, "GET");
        var referrers = storage.Repository(route.Repository).ReferrersOf(route.RequireDigest());
        var artifactType = context.Request.Query["artifactType"].ToString();
        var manifests = new List<Descriptor>();
        foreach (var digest in referrers.List())
        {
            if (await referrers.ReadAsync(digest, context.RequestAborted) is { } link && OciJson.ParseDescriptor(link) is var descriptor && Matches(descriptor, artifactType))
            {
                manifests.Add(descriptor);
            }
        }

        if (artifactType.Length > 0)
        {
            context.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        }

        await Answer.JsonAsync(context, MediaTypes.ImageIndex, OciJson.Serialize(new ImageIndex { Manifests = manifests }));
    }

    private static bool Matches(Descriptor descriptor, string artifactType) => artifactType.Length == 0 || descriptor.ArtifactType == artifactType;
}
