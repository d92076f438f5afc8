namespace Slipway.Registry;

/// <summary>Follows the <c>Link</c> headers of a list in pages (RFC 8288): only at the same host, and not for ever.</summary>
internal sealed class PageLinks(Uri first)
{
    private const int MostPages = 10_000;
    private readonly Uri _first = first;
    private int _pages;

    /// <summary>The page to ask for; null after the last one.</summary>
    public Uri? Next { get; private set; } = first;

    public void Follow(RegistryAnswer answer)
    {
        var current = Next!;
        Next = answer.Find("Link") is { } link && link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase) && link.Split('<', '>') is [_, var target, ..]
            ? new Uri(current, target)
            : null;
        if (Next is not null && (!RegistryEndpoint.IsSameOrigin(Next, _first) || Next == current || ++_pages > MostPages))
        {
            throw new RegistryException($"The list at {_first.GetLeftPart(UriPartial.Path)} goes on at '{Next}', which leads nowhere: refused.");
        }
    }
}
