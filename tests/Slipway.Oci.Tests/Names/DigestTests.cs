using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Oci.Tests.Names;

public sealed class DigestTests
{
    private const string Sha256OfFoo = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    [Fact]
    public void Digest_of_content_is_its_sha256() => Digest.Of("foo"u8).ToString().ShouldBe(Sha256OfFoo);

    [Fact]
    public void Parse_reads_algorithm_and_hex()
    {
        var digest = Digest.Parse(Sha256OfFoo);
        digest.Algorithm.ShouldBe("sha256");
        digest.Hex.ShouldBe(Sha256OfFoo[7..]);
        digest.ShortHex.ShouldBe("2c26b46b68ff");
    }

    [Fact]
    public void Parse_reads_sha512() => Digest.Parse("sha512:" + new string('a', 128)).Algorithm.ShouldBe("sha512");

    [Theory]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256:")]
    [InlineData(":2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("SHA256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    [InlineData("sha256:2C26B46B68FFC68FF99B453C1D30413413422D706483BFA0F98A5E886266E7AE")]
    [InlineData("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7a")]
    [InlineData("sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7aee")]
    [InlineData("sha256:../../../../../../../../../../../../../../../../../../../etc/pass")]
    [InlineData(" sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")]
    public void Parse_refuses_what_is_no_digest(string text)
    {
        Digest.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Digest.Parse(text)).Message.ShouldContain($"'{text}' is not a digest");
    }

    [Fact]
    public void TryParse_refuses_null() => Digest.TryParse(null, out _).ShouldBeFalse();

    [Fact]
    public void Digests_of_the_same_content_are_equal() =>
        Prop.ForAll<byte[]>(content => Digest.Parse(Digest.Of(content).ToString()) == Digest.Of(content)).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_never_throws_and_accepts_only_what_it_prints() =>
        Prop.ForAll<string>(text => !Digest.TryParse(text, out var digest) || digest.ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Digests_sort_by_their_text()
    {
        var (low, high) = (Digest.Parse("sha256:" + new string('1', 64)), Digest.Parse("sha256:" + new string('a', 64)));
        (low < high).ShouldBeTrue();
        (high >= low).ShouldBeTrue();
        (low > high).ShouldBeFalse();
        (high <= low).ShouldBeFalse();
    }

    [Fact]
    public void A_wrapped_hash_must_have_32_bytes() => Should.Throw<ArgumentException>(() => Digest.FromSha256(new byte[20]));
}
