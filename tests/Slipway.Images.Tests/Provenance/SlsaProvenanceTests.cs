using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class SlsaProvenanceTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private static readonly BuildProvenance Sample = new()
    {
        Image = "proxy",
        Version = "1.4.0",
        Project = "src/Gateway/Proxy/Proxy.csproj",
        Platforms = ["linux/amd64", "linux/arm64"],
        Repository = "https://git.example/acme/gateway",
        Commit = "0123456789abcdef0123456789abcdef01234567",
        BaseImage = "registry.example/dotnet/aspnet:10.0",
        BaseDigest = Digest.Of("base"u8),
        BuilderId = "https://ci.example/runner/hosted",
        InvocationId = "https://ci.example/acme/gateway/runs/42",
        StartedOn = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        FinishedOn = new DateTimeOffset(2026, 3, 4, 7, 8, 9, TimeSpan.FromHours(2)),
    };

    [Fact]
    public void Statement_is_as_reviewed() =>
        Golden.Match(Indent(SlsaProvenance.Write(Sample, [Digest.Of("index"u8), Digest.Of("amd64"u8)]).Write()), "ci.slsa.json");

    [Fact]
    public void Build_on_a_person_s_machine_claims_no_run_and_no_repository() =>
        Golden.Match(
            Indent(SlsaProvenance.Write(
                Sample with { Repository = null, Commit = null, BuilderId = BuildProvenance.LocalBuilder, InvocationId = null, StartedOn = null, FinishedOn = null }, [Digest.Of("index"u8)]).Write()),
            "local.slsa.json");

    [Fact]
    public void Statement_is_read_as_it_was_written()
    {
        var written = SlsaProvenance.Write(Sample, [Digest.Of("index"u8), Digest.Of("amd64"u8)]);
        var read = InTotoStatement.Parse(written.Write());

        read.Subject.ShouldBe(written.Subject);
        read.PredicateType.ShouldBe(SlsaProvenance.PredicateType);
        read.Write().ShouldBe(written.Write());
    }

    [Theory]
    [InlineData("", "This is no in-toto statement")]
    [InlineData("[]", "an object was expected")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v0.1"}""", "its type is 'https://in-toto.io/Statement/v0.1'")]
    [InlineData("""{"_type":7}""", "This is no in-toto statement")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1"}""", "it has no predicateType")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":["x"],"predicateType":"p"}""", "a subject is no object")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x"}],"predicateType":"p"}""", "a subject has no digest")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"md5":"ab"}}],"predicateType":"p"}""", "a subject has no sha256 or sha512 digest")]
    public void Anything_else_is_refused_with_a_reason(string text, string reason) =>
        Should.Throw<FormatException>(() => InTotoStatement.Parse(System.Text.Encoding.UTF8.GetBytes(text))).Message.ShouldContain(reason);

    private static string Indent(byte[] json) => JsonNode.Parse(json)!.ToJsonString(Readable) + "\n";
}
