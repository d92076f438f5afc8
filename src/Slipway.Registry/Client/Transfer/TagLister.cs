using System.Net;
using System.Text.Json;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>All tags of a repository, page by page (distribution-spec 1.1, end-8).</summary>
internal sealed class TagLister(RegistryServices services)
{
    private const int LargestPage = 16 * 1024 * 1024;

    public async Task<IReadOnlyList<string>> RunAsync(Reference repository, CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        var pages = new PageLinks(services.Endpoint.Tags(repository));
        while (pages.Next is { } page)
        {
            var request = new RegistryRequest(HttpMethod.Get, page, RegistryScope.Pull(repository)) { Expected = [HttpStatusCode.OK, HttpStatusCode.NotFound] };
            tags.AddRange(await services.ExecuteAsync(request, answer => ReadPageAsync(answer, pages), cancellationToken));
        }

        return tags;
    }

    private static async Task<IReadOnlyList<string>> ReadPageAsync(RegistryAnswer answer, PageLinks pages)
    {
        var body = await answer.ReadAsync(LargestPage);
        pages.Follow(answer);
        try
        {
            return answer.Status == HttpStatusCode.NotFound ? [] : RegistryJson.ParseTags(body)?.Tags ?? [];
        }
        catch (JsonException exception)
        {
            throw new RegistryException($"{answer.Uri.GetLeftPart(UriPartial.Path)} answered with something that is no list of tags: {exception.Message}", exception);
        }
    }
}
