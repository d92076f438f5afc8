using System.Text.Json;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Reads reports of scanners and VEX documents; what they are is found out from their content.</summary>
public static class ScanDocuments
{
    private const long MaximumSize = 64 * 1024 * 1024;

    /// <summary>Reads a report: JSON of trivy or grype, SARIF 2.1.0, or CycloneDX with vulnerabilities.</summary>
    /// <exception cref="ScanException">It is none of them, larger than 64 MiB, or cannot be read.</exception>
    public static ScanReport ReadReport(AbsolutePath file)
    {
        var report = Read(file, "report of a scanner (trivy or grype JSON, SARIF, CycloneDX)", root => root switch
        {
            _ when CycloneDxReport.Is(root) => CycloneDxReport.Read(root, file.Name),
            _ when GrypeReport.Is(root) => GrypeReport.Read(root),
            _ when TrivyReport.Is(root) => TrivyReport.Read(root),
            _ when SarifReport.Is(root) => SarifReport.Read(root),
            _ => null,
        });
        var worstFirst = report.Vulnerabilities.OrderByDescending(found => found.Severity).ThenBy(found => found.Id, StringComparer.Ordinal).ThenBy(found => found.Package, StringComparer.Ordinal);

        // Reports repeat what several layers or rules tell.
        return report with { Vulnerabilities = [.. worstFirst.DistinctBy(found => (found.Id, found.Package, found.Version, found.FixedVersion))] };
    }

    /// <summary>Reads what a VEX document, OpenVEX or CycloneDX, says to be harmless.</summary>
    /// <exception cref="ScanException">It is neither, larger than 64 MiB, says something without a reason, or cannot be read.</exception>
    public static IReadOnlyList<VexStatement> ReadVex(AbsolutePath file) => Read(file, "VEX document (OpenVEX, CycloneDX)", root => root switch
    {
        _ when OpenVex.Is(root) => OpenVex.Statements(root, file.Name),
        _ when CycloneDxReport.Is(root) => CycloneDxReport.Statements(root, file.Name),
        _ => null,
    });

    private static T Read<T>(AbsolutePath file, string kind, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var content = File.OpenRead(file);
            if (content.Length > MaximumSize)
            {
                throw new ScanException($"{file} has {content.Length} bytes: a {kind} of at most {MaximumSize} bytes was expected.");
            }

            using var document = JsonDocument.Parse(content);
            return read(document.RootElement) ?? throw new ScanException($"{file} is no {kind}.");
        }
        catch (JsonException error)
        {
            throw new ScanException($"{file} is no {kind}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScanException($"{file} cannot be read: {error.Message}", error);
        }
    }
}
