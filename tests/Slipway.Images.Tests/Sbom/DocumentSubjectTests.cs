using System.Text;
using Slipway.Oci;

namespace Slipway.Images.Tests;

public sealed class DocumentSubjectTests
{
    private static readonly Digest Image = Digest.Of("image"u8);
    private static readonly BillOfMaterials Bill = new() { Name = "proxy", Version = "1", Digest = Image, Created = DateTimeOffset.UnixEpoch, Components = [] };

    public static TheoryData<string, byte[]> Documents => new()
    {
        { SpdxDocument.MediaType, SpdxDocument.Write(Bill) },
        { CycloneDxDocument.MediaType, CycloneDxDocument.Write(Bill) },
        { InTotoStatement.MediaType, new InTotoStatement([new StatementSubject("proxy", Image)], SlsaProvenance.PredicateType, "{}"u8.ToArray()).Write() },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_is_about_the_digest_that_it_was_written_for(string mediaType, byte[] content)
    {
        Should.NotThrow(() => DocumentSubject.Require(mediaType, content, Image));
        Should.Throw<SignatureException>(() => DocumentSubject.Require(mediaType, content, Digest.Of("other"u8))).Message.ShouldContain($"is about {Image}");
    }

    [Fact]
    public void Component_with_the_digest_does_not_make_a_document_about_it()
    {
        var bill = Bill with { Digest = Digest.Of("other"u8), Components = [new SoftwareComponent { Kind = ComponentKind.NuGet, Name = "a", Version = "1", Hash = Image }] };
        Should.Throw<SignatureException>(() => DocumentSubject.Require(SpdxDocument.MediaType, SpdxDocument.Write(bill), Image));
        Should.Throw<SignatureException>(() => DocumentSubject.Require(CycloneDxDocument.MediaType, CycloneDxDocument.Write(bill), Image));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"packages":[{"primaryPackagePurpose":"CONTAINER"}],"metadata":{}}""")]
    [InlineData("""{"packages":[{"primaryPackagePurpose":"CONTAINER","checksums":[{"algorithm":null,"checksumValue":1}]}],"metadata":{"component":{"hashes":[{"alg":null,"content":null}]}}}""")]
    [InlineData("""{"packages":{},"metadata":{"component":{"hashes":7}}}""")]
    public void What_is_no_document_is_refused(string text)
    {
        foreach (var mediaType in new[] { SpdxDocument.MediaType, CycloneDxDocument.MediaType, InTotoStatement.MediaType })
        {
            Should.Throw<SignatureException>(() => DocumentSubject.Require(mediaType, Encoding.UTF8.GetBytes(text), Image));
        }
    }

    [Fact]
    public void Statement_of_another_kind_is_no_provenance()
    {
        var statement = new InTotoStatement([new StatementSubject("proxy", Image)], "https://example/p", "{}"u8.ToArray()).Write();
        Should.Throw<SignatureException>(() => DocumentSubject.Require(InTotoStatement.MediaType, statement, Image));
    }
}
