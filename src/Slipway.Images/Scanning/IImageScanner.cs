using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A program that looks for vulnerabilities.</summary>
public interface IImageScanner
{
    /// <summary>The program's name.</summary>
    string Name { get; }

    /// <summary>The command that scans an image layout with one image and writes a JSON report.</summary>
    ToolCommand Command(AbsolutePath layout, AbsolutePath report);
}
