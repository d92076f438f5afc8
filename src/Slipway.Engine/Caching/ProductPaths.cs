namespace Slipway.Engine.Caching;

/// <summary>Checks the paths of entries, which may come from another machine and are not trusted.</summary>
internal static class ProductPaths
{
    /// <summary>Whether the product lies where its target may write, has a valid hash, and, as a link, stays within the root.</summary>
    public static bool IsSafe(Product product, GlobSet globs) =>
        IsPlain(product.Path) && globs.Matches(product.Path) && ContentHash.TryParse(product.Sha256, out _) && product.Size >= 0
        && product.Mode is >= 0 and <= 0x1FF && (product.Link is null || StaysInside(product.Path, product.Link));

    /// <summary>Whether no path leads through another product, which could be a link to elsewhere.</summary>
    public static bool NoneIsBelowAnother(IReadOnlyList<Product> products)
    {
        var paths = products.Select(product => product.Path).ToHashSet(StringComparer.Ordinal);
        return paths.Count == products.Count && products.All(product => !Parents(product.Path).Any(paths.Contains));
    }

    private static bool IsPlain(string path) =>
        path.Length > 0 && !path.AsSpan().ContainsAny('\\', '\0', ':') && !path.Split('/').Any(name => name is "" or "." or "..");

    private static bool StaysInside(string path, string link)
    {
        if (link.Length == 0 || link[0] == '/' || link.AsSpan().ContainsAny('\\', '\0', ':'))
        {
            return false;
        }

        var depth = path.Count(letter => letter == '/');
        foreach (var name in link.Split('/'))
        {
            depth += name switch { ".." => -1, "" or "." => 0, _ => 1 };
            if (depth < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
