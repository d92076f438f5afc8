using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class VexTests : IDisposable
{
    private static readonly ScanSubject Proxy = new("proxy", "linux/amd64", Digest.Of("index"u8), Digest.Of("manifest"u8));
    private static readonly Vulnerability Found = new("CVE-2026-1001", "libssl3", "3.0.11-1", Severity.Critical) { PackageUrl = "pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12", Aliases = ["DSA-6001-1"] };
    private readonly TempDirectory _temp = new();

    private AbsolutePath File => (AbsolutePath)_temp["vex.json"];

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("pkg:deb/debian/libssl3@3.0.11-1", true)]
    [InlineData("pkg:deb/debian/libssl3", true)]
    [InlineData("pkg:deb/debian/libssl3?arch=amd64", true)]
    [InlineData("pkg:deb/debian/libssl3?arch=arm64", false)]
    [InlineData("pkg:deb/debian/libssl3@3.0.12", false)]
    [InlineData("pkg:deb/debian/libssl", false)]
    [InlineData("pkg:oci/proxy", true)]
    [InlineData("pkg:oci/proxy?repository_url=ghcr.io/acme/proxy", true)]
    [InlineData("pkg:oci/controller", false)]
    [InlineData("libssl3", false)]
    public void Statement_is_about_the_products_that_it_names(string product, bool covers) =>
        Read($$"""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1001"},"products":[{"@id":"{{product}}"}],"status":"not_affected","justification":"component_not_present"}]}""")
            .Single().Covers(Found, Proxy.PackageUrls).ShouldBe(covers);

    [Fact]
    public void Statement_about_an_image_by_digest_is_about_that_build_only()
    {
        foreach (var (digest, covers) in new[] { (Proxy.Index, true), (Proxy.Manifest, true), (Digest.Of("other"u8), false) })
        {
            Read($$"""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"DSA-6001-1"},"products":["pkg:oci/proxy@{{Uri.EscapeDataString(digest.ToString())}}"],"status":"fixed"}]}""")
                .Single().Covers(Found, Proxy.PackageUrls).ShouldBe(covers);
        }
    }

    [Fact]
    public void Statement_about_a_package_of_an_image_is_about_nothing_else_in_it()
    {
        var statement = Read("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1001"},"products":[{"@id":"pkg:oci/proxy","subcomponents":[{"@id":"pkg:deb/debian/libssl3"}]}],"status":"not_affected","impact_statement":"Only for servers."}]}""").Single();
        statement.Covers(Found, Proxy.PackageUrls).ShouldBeTrue();
        statement.Covers(Found with { PackageUrl = "pkg:deb/debian/openssl@3" }, Proxy.PackageUrls).ShouldBeFalse();
        statement.Covers(Found with { Id = "CVE-2026-2", Aliases = [] }, Proxy.PackageUrls).ShouldBeFalse();
        statement.Reason.ShouldBe("not_affected: Only for servers.");
    }

    [Fact]
    public void Statement_that_says_to_be_affected_or_not_to_know_accounts_for_nothing() =>
        Read("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":"CVE-2026-1001","products":["pkg:oci/proxy"],"status":"affected"},{"vulnerability":"CVE-2026-1001","products":["pkg:oci/proxy"],"status":"under_investigation"}]}""")
            .ShouldBeEmpty();

    [Fact]
    public void CycloneDX_VEX_names_components_of_its_own_and_of_other_documents()
    {
        var statements = Read("""
            {"bomFormat":"CycloneDX","specVersion":"1.6","vulnerabilities":[
              {"id":"CVE-2026-1001","analysis":{"state":"false_positive","detail":"Another libssl."},"affects":[{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:deb/debian/libssl3@3.0.11-1"}]},
              {"id":"CVE-2026-1001","analysis":{"state":"exploitable"},"affects":[{"ref":"pkg:oci/proxy"}]}]}
            """);
        statements.ShouldHaveSingleItem().Covers(Found, Proxy.PackageUrls).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-1"},"products":["pkg:oci/proxy"],"status":"not_affected"}]}""", "CVE-1 is 'not_affected' without a justification")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-1"},"status":"fixed"}]}""", "for no product")]
    [InlineData("""{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"status":"fixed","products":["pkg:oci/proxy"]}]}""", "names no vulnerability")]
    [InlineData("""{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-1","analysis":{"state":"not_affected"}}]}""", "CVE-1 is 'not_affected' without a justification")]
    [InlineData("{}", "is no VEX document")]
    public void Document_that_says_something_without_a_reason_is_refused(string text, string reason) => Should.Throw<ScanException>(() => Read(text)).Message.ShouldContain(reason);

    private IReadOnlyList<VexStatement> Read(string text)
    {
        System.IO.File.WriteAllText(File, text);
        return ScanDocuments.ReadVex(File);
    }
}
