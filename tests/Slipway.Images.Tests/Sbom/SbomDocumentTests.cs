using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed partial class SbomDocumentTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Fact]
    public void Spdx_document_is_as_reviewed() => Golden.Match(Indent(SpdxDocument.Write(SampleBills.Platform)), "platform.spdx.json");

    [Fact]
    public void CycloneDx_document_is_as_reviewed() => Golden.Match(Indent(CycloneDxDocument.Write(SampleBills.Platform)), "platform.cdx.json");

    [Fact]
    public void Equal_bills_are_equal_bytes_and_other_bills_are_other_documents()
    {
        var same = SampleBills.Platform with { Created = SampleBills.Platform.Created.ToUniversalTime() };
        var other = SampleBills.Platform with { Digest = Digest.Of("other"u8) };

        SpdxDocument.Write(same).ShouldBe(SpdxDocument.Write(SampleBills.Platform));
        CycloneDxDocument.Write(same).ShouldBe(CycloneDxDocument.Write(SampleBills.Platform));
        Parse(SpdxDocument.Write(other))["documentNamespace"]!.ToString().ShouldNotBe(Parse(SpdxDocument.Write(same))["documentNamespace"]!.ToString());
        Parse(CycloneDxDocument.Write(other))["serialNumber"]!.ToString().ShouldNotBe(Parse(CycloneDxDocument.Write(same))["serialNumber"]!.ToString());
    }

    [Fact]
    public void Spdx_ids_are_well_formed_unique_and_all_relationships_lead_to_one()
    {
        var document = Parse(SpdxDocument.Write(SampleBills.Platform));
        var ids = document["packages"]!.AsArray().Select(package => package!["SPDXID"]!.ToString()).Append("SPDXRef-DOCUMENT").ToList();

        ids.ShouldAllBe(id => SpdxId().IsMatch(id));
        ids.ShouldBeUnique();
        document["relationships"]!.AsArray().SelectMany(relation => new[] { relation!["spdxElementId"]!.ToString(), relation["relatedSpdxElement"]!.ToString() })
            .ShouldAllBe(id => ids.Contains(id));
    }

    [Fact]
    public void CycloneDx_references_are_unique_and_all_dependencies_lead_to_one()
    {
        var document = Parse(CycloneDxDocument.Write(SampleBills.Platform));
        var references = document["components"]!.AsArray().Append(document["metadata"]!["component"]).Select(component => component!["bom-ref"]!.ToString()).ToList();

        references.ShouldBeUnique();
        document["dependencies"]!.AsArray().Select(dependency => dependency!["ref"]!.ToString()).Order(StringComparer.Ordinal).ShouldBe(references.Order(StringComparer.Ordinal));
        document["dependencies"]!.AsArray().SelectMany(dependency => dependency!["dependsOn"]!.AsArray()).ShouldAllBe(reference => references.Contains(reference!.ToString()));
    }

    [Fact]
    public void Index_has_what_its_platforms_have_once()
    {
        var arm = SampleBills.Platform with
        {
            Platform = Platform.LinuxArm64,
            Components = [.. SampleBills.Platform.Components.Take(2), new SoftwareComponent { Kind = ComponentKind.Dpkg, Name = "libc6", Version = "2.36-9", PackageUrl = "pkg:deb/debian/libc6@2.36-9?arch=arm64" }],
        };
        var union = BillOfMaterials.Union(Digest.Of("index"u8), [SampleBills.Platform, arm]);

        union.Components.Count.ShouldBe(SampleBills.Platform.Components.Count + 1);
        union.Components.Select(component => component.Id).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        (union.Platform, union.Digest, union.Title).ShouldBe((null, Digest.Of("index"u8), "acme/proxy"));
    }

    private static JsonNode Parse(byte[] json) => JsonNode.Parse(json)!;

    private static string Indent(byte[] json) => Parse(json).ToJsonString(Readable) + "\n";

    [GeneratedRegex("^SPDXRef-[A-Za-z0-9.-]+$", RegexOptions.None, 1000)]
    private static partial Regex SpdxId();
}
