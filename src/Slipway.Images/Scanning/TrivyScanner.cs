using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Aqua's trivy. Where it gets its database from is its own matter: <c>TRIVY_DB_REPOSITORY</c>, <c>TRIVY_SKIP_DB_UPDATE</c>.</summary>
public sealed class TrivyScanner : IImageScanner
{
    /// <inheritdoc/>
    public string Name => "trivy";

    /// <inheritdoc/>
    public ToolCommand Command(AbsolutePath layout, AbsolutePath report) =>
        new(Name, "image", "--input", layout, "--scanners", "vuln", "--format", "json", "--output", report, "--exit-code", "0", "--no-progress");
}
