using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Images;

/// <summary>Writes a bill of materials as an SPDX 2.3 document in JSON. The same bill gives the same bytes.</summary>
public static class SpdxDocument
{
    /// <summary>The media type of the document.</summary>
    public const string MediaType = "application/spdx+json";

    /// <summary>The predicate type of an attestation that carries it.</summary>
    public const string PredicateType = "https://spdx.dev/Document";

    private const string Unknown = "NOASSERTION";
    private const string ImageId = "SPDXRef-Image";

    /// <summary>Writes the document.</summary>
    public static byte[] Write(BillOfMaterials bill) => JsonSerializer.SerializeToUtf8Bytes(
        new SpdxRoot
        {
            Name = $"{bill.Title} {bill.Version}",
            DocumentNamespace = $"https://spdx.org/spdxdocs/{Uri.EscapeDataString(bill.Name)}-{DocumentIdentity.Uuid($"spdx {bill.Title} {bill.Digest}")}",
            CreationInfo = new SpdxCreation(DocumentIdentity.Time(bill.Created), ["Tool: slipway"]),
            Packages = [Image(bill), .. bill.Components.Select(Package)],
            Relationships = [.. Relationships(bill)],
        },
        SpdxJson.Default.SpdxRoot);

    private static SpdxPackage Image(BillOfMaterials bill) => new()
    {
        Id = ImageId,
        Name = bill.Name,
        VersionInfo = bill.Version,
        PrimaryPackagePurpose = "CONTAINER",
        Checksums = [new SpdxChecksum(bill.Digest.Algorithm.ToUpperInvariant(), bill.Digest.Hex)],
        ExternalRefs = [new SpdxReference(bill.PackageUrl)],
    };

    private static SpdxPackage Package(SoftwareComponent component) => new()
    {
        Id = IdOf(component),
        Name = component.Name,
        VersionInfo = component.Version.Length > 0 ? component.Version : null,
        Supplier = component.Supplier is { } supplier ? $"Organization: {OneLine(supplier)}" : Unknown,
        LicenseDeclared = LicenseExpression.IsWellFormed(component.License) ? component.License! : Unknown,
        LicenseComments = component.License is { } license && !LicenseExpression.IsWellFormed(license) ? $"The package declares: {OneLine(license)}" : null,
        Homepage = DocumentIdentity.WebAddress(component.Homepage),
        PrimaryPackagePurpose = component.Kind switch { ComponentKind.OperatingSystem => "OPERATING-SYSTEM", ComponentKind.Framework => "FRAMEWORK", _ => "LIBRARY" },
        Checksums = component.Hash is { } hash ? [new SpdxChecksum(hash.Algorithm.ToUpperInvariant(), hash.Hex)] : null,
        ExternalRefs = component.PackageUrl is { } purl ? [new SpdxReference(purl)] : null,
    };

    private static IEnumerable<SpdxRelationship> Relationships(BillOfMaterials bill)
    {
        var ids = bill.Components.ToDictionary(component => component.Id, IdOf, StringComparer.Ordinal);
        return
        [
            new SpdxRelationship("SPDXRef-DOCUMENT", "DESCRIBES", ImageId),
            .. bill.Components.Select(component => new SpdxRelationship(ImageId, "CONTAINS", ids[component.Id])),
            .. bill.Roots.Where(ids.ContainsKey).Select(root => new SpdxRelationship(ImageId, "DEPENDS_ON", ids[root])),
            .. bill.Components.SelectMany(component => component.DependsOn.Where(ids.ContainsKey).Select(need => new SpdxRelationship(ids[component.Id], "DEPENDS_ON", ids[need]))),
        ];
    }

    // Identifiers have letters, digits, '.' and '-'; the hash keeps apart what looks alike without the rest.
    private static string IdOf(SoftwareComponent component)
    {
        var readable = string.Concat($"{component.Name}-{component.Version}".Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' ? character : '-'));
        return $"SPDXRef-{component.Kind}-{readable}-{DocumentIdentity.Uuid(component.Id)[..8]}";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal sealed record SpdxRoot
{
    public string SpdxVersion { get; } = "SPDX-2.3";

    public string DataLicense { get; } = "CC0-1.0";

    [JsonPropertyName("SPDXID")]
    public string Id { get; } = "SPDXRef-DOCUMENT";

    public required string Name { get; init; }

    public required string DocumentNamespace { get; init; }

    public required SpdxCreation CreationInfo { get; init; }

    public required IReadOnlyList<SpdxPackage> Packages { get; init; }

    public required IReadOnlyList<SpdxRelationship> Relationships { get; init; }
}

internal sealed record SpdxCreation(string Created, IReadOnlyList<string> Creators);

internal sealed record SpdxPackage
{
    [JsonPropertyName("SPDXID")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? VersionInfo { get; init; }

    public string Supplier { get; init; } = "NOASSERTION";

    public string DownloadLocation { get; } = "NOASSERTION";

    public bool FilesAnalyzed { get; }

    public string LicenseConcluded { get; } = "NOASSERTION";

    public string LicenseDeclared { get; init; } = "NOASSERTION";

    public string? LicenseComments { get; init; }

    public string CopyrightText { get; } = "NOASSERTION";

    public string? Homepage { get; init; }

    public required string PrimaryPackagePurpose { get; init; }

    public IReadOnlyList<SpdxChecksum>? Checksums { get; init; }

    public IReadOnlyList<SpdxReference>? ExternalRefs { get; init; }
}

internal sealed record SpdxChecksum(string Algorithm, string ChecksumValue);

internal sealed record SpdxReference(string ReferenceLocator)
{
    public string ReferenceCategory { get; } = "PACKAGE-MANAGER";

    public string ReferenceType { get; } = "purl";
}

internal sealed record SpdxRelationship(string SpdxElementId, string RelationshipType, string RelatedSpdxElement);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SpdxRoot))]
internal sealed partial class SpdxJson : JsonSerializerContext;
