using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary><c>/v2/name/tags/list</c> with pages (distribution-spec 1.1, end-8a, end-8b).</summary>
internal sealed class TagsEndpoint(RegistryStorage storage)
{
    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        Answer.RequireMethod(context, "GET");
        var repository = storage.Repository(route.Repository);
        if (!repository.Exists)
        {
            throw new ProtocolException(StatusCodes.Status404NotFound, "NAME_UNKNOWN", $"There is no repository {route.Repository} in this registry.");
        }

        var last = context.Request.Query["last"].ToString();
        var tags = repository.Tags().Where(tag => string.CompareOrdinal(tag, last) > 0).ToList();
        var page = PageSize(context) is { } size && size < tags.Count ? tags[..size] : tags;
        if (page.Count < tags.Count && page.Count > 0)
        {
            context.Response.Headers.Link = $"</v2/{route.Repository}/tags/list?n={page.Count}&last={page[^1]}>; rel=\"next\"";
        }

        return Answer.JsonAsync(context, "application/json", RegistryJson.Serialize(new TagList(route.Repository, page)));
    }

    private static int? PageSize(HttpContext context)
    {
        var text = context.Request.Query["n"].ToString();
        return text.Length == 0
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? size
                : throw new ProtocolException(StatusCodes.Status400BadRequest, "PAGINATION_NUMBER_INVALID", $"'{text}' is not a number of tags.");
    }
}
