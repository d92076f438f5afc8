using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Anchore's grype. Where it gets its database from is its own matter: <c>GRYPE_DB_AUTO_UPDATE</c>, <c>GRYPE_DB_CACHE_DIR</c>.</summary>
public sealed class GrypeScanner : IImageScanner
{
    /// <inheritdoc/>
    public string Name => "grype";

    /// <inheritdoc/>
    public ToolCommand Command(AbsolutePath layout, AbsolutePath report) => new(Name, $"oci-dir:{layout}", "--output", "json", "--file", report, "--quiet");
}
