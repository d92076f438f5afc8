using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Images;

/// <summary>Writes a bill of materials as a CycloneDX 1.6 document in JSON. The same bill gives the same bytes.</summary>
public static class CycloneDxDocument
{
    /// <summary>The media type of the document.</summary>
    public const string MediaType = "application/vnd.cyclonedx+json";

    /// <summary>The predicate type of an attestation that carries it.</summary>
    public const string PredicateType = "https://cyclonedx.org/bom";

    /// <summary>Writes the document.</summary>
    public static byte[] Write(BillOfMaterials bill) => JsonSerializer.SerializeToUtf8Bytes(
        new CycloneDxRoot
        {
            SerialNumber = $"urn:uuid:{DocumentIdentity.Uuid($"cyclonedx {bill.Title} {bill.Digest}")}",
            Metadata = new CycloneDxMetadata(
                DocumentIdentity.Time(bill.Created),
                new CycloneDxTools([new CycloneDxComponent { Type = "application", Name = "slipway" }]),
                Image(bill)),
            Components = [.. bill.Components.Select(Component)],
            Dependencies = [.. Dependencies(bill)],
        },
        CycloneDxJson.Default.CycloneDxRoot);

    private static CycloneDxComponent Image(BillOfMaterials bill) => new()
    {
        Type = "container",
        Reference = bill.PackageUrl,
        Name = bill.Name,
        Version = bill.Version,
        Hashes = [Hash(bill.Digest)],
        Purl = bill.PackageUrl,
        Properties = bill.Platform is { } platform ? [new CycloneDxProperty("slipway:platform", platform.ToString())] : null,
    };

    private static CycloneDxComponent Component(SoftwareComponent component) => new()
    {
        Type = component.Kind switch { ComponentKind.OperatingSystem => "operating-system", ComponentKind.Framework => "framework", _ => "library" },
        Reference = component.Id,
        Supplier = component.Supplier is { } supplier ? new CycloneDxSupplier(supplier) : null,
        Name = component.Name,
        Version = component.Version,
        Hashes = component.Hash is { } hash ? [Hash(hash)] : null,
        Licenses = component.License is not { } license ? null : [LicenseExpression.IsWellFormed(license) ? new CycloneDxLicense(license, null) : new CycloneDxLicense(null, new CycloneDxLicenseName(license))],
        Purl = component.PackageUrl,
        ExternalReferences = DocumentIdentity.WebAddress(component.Homepage) is { } address ? [new CycloneDxReference("website", address)] : null,
    };

    // Without roots of its own, an image depends on what nothing else in it needs.
    private static IEnumerable<CycloneDxDependency> Dependencies(BillOfMaterials bill)
    {
        var known = bill.Components.Select(component => component.Id).ToHashSet(StringComparer.Ordinal);
        var needed = bill.Components.SelectMany(component => component.DependsOn).ToHashSet(StringComparer.Ordinal);
        var top = known.Where(id => !needed.Contains(id)).Concat(bill.Roots.Where(known.Contains)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            new CycloneDxDependency(bill.PackageUrl, [.. top]),
            .. bill.Components.Select(component => new CycloneDxDependency(component.Id, [.. component.DependsOn.Where(known.Contains)])),
        ];
    }

    private static CycloneDxHash Hash(Oci.Digest digest) => new(digest.Algorithm == "sha512" ? "SHA-512" : "SHA-256", digest.Hex);
}

internal sealed record CycloneDxRoot
{
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://cyclonedx.org/schema/bom-1.6.schema.json";

    public string BomFormat { get; } = "CycloneDX";

    public string SpecVersion { get; } = "1.6";

    public required string SerialNumber { get; init; }

    public int Version { get; } = 1;

    public required CycloneDxMetadata Metadata { get; init; }

    public required IReadOnlyList<CycloneDxComponent> Components { get; init; }

    public required IReadOnlyList<CycloneDxDependency> Dependencies { get; init; }
}

internal sealed record CycloneDxMetadata(string Timestamp, CycloneDxTools Tools, CycloneDxComponent Component);

internal sealed record CycloneDxTools(IReadOnlyList<CycloneDxComponent> Components);

internal sealed record CycloneDxComponent
{
    public required string Type { get; init; }

    [JsonPropertyName("bom-ref")]
    public string? Reference { get; init; }

    public CycloneDxSupplier? Supplier { get; init; }

    public required string Name { get; init; }

    public string? Version { get; init; }

    public IReadOnlyList<CycloneDxHash>? Hashes { get; init; }

    public IReadOnlyList<CycloneDxLicense>? Licenses { get; init; }

    public string? Purl { get; init; }

    public IReadOnlyList<CycloneDxReference>? ExternalReferences { get; init; }

    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }
}

internal sealed record CycloneDxSupplier(string Name);

internal sealed record CycloneDxHash(string Alg, string Content);

internal sealed record CycloneDxLicense(string? Expression, CycloneDxLicenseName? License);

internal sealed record CycloneDxLicenseName(string Name);

internal sealed record CycloneDxReference(string Type, string Url);

internal sealed record CycloneDxProperty(string Name, string Value);

internal sealed record CycloneDxDependency(string Ref, IReadOnlyList<string> DependsOn);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CycloneDxRoot))]
internal sealed partial class CycloneDxJson : JsonSerializerContext;
