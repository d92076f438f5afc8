namespace Slipway.Images;

/// <summary>That a vulnerability does not matter for a product, and why.</summary>
/// <param name="Vulnerabilities">Its ids.</param>
/// <param name="Products">Package URLs that the statement is about: the image, or packages in it.</param>
/// <param name="Components">Packages within the products; empty for all.</param>
/// <param name="Reason">Why: status and justification.</param>
/// <param name="Source">The document that says so.</param>
public sealed record VexStatement(IReadOnlyList<string> Vulnerabilities, IReadOnlyList<string> Products, IReadOnlyList<string> Components, string Reason, string Source)
{
    /// <summary>Whether the statement is about a vulnerability in an image.</summary>
    /// <param name="vulnerability">What was found.</param>
    /// <param name="images">The package URLs of the image: of the index, and of the platform.</param>
    public bool Covers(Vulnerability vulnerability, IReadOnlyList<string> images) =>
        Vulnerabilities.Any(vulnerability.IsNamed)
        && Products.Any(product => Is(product, vulnerability.PackageUrl) || (images.Any(image => Is(product, image)) && (Components.Count == 0 || Components.Any(component => Is(component, vulnerability.PackageUrl)))));

    private static bool Is(string pattern, string? packageUrl) => packageUrl is not null && PackageUrlPattern.Matches(pattern, packageUrl);
}
