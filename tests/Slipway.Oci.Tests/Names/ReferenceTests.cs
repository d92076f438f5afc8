using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Oci.Tests.Names;

public sealed class ReferenceTests
{
    private const string Hex = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    [Theory]
    [InlineData("ubuntu", "docker.io", "library/ubuntu", null)]
    [InlineData("ubuntu:24.04", "docker.io", "library/ubuntu", "24.04")]
    [InlineData("acme/app", "docker.io", "acme/app", null)]
    [InlineData("docker.io/ubuntu", "docker.io", "library/ubuntu", null)]
    [InlineData("index.docker.io/acme/app:1", "docker.io", "acme/app", "1")]
    [InlineData("ghcr.io/acme/app:v1.4.0", "ghcr.io", "acme/app", "v1.4.0")]
    [InlineData("localhost/app", "localhost", "app", null)]
    [InlineData("localhost:5005/app:dev", "localhost:5005", "app", "dev")]
    [InlineData("127.0.0.1:5000/a/b/c", "127.0.0.1:5000", "a/b/c", null)]
    [InlineData("[::1]:5000/app", "[::1]:5000", "app", null)]
    [InlineData("[2001:db8::1]/app", "[2001:db8::1]", "app", null)]
    [InlineData("Registry/app", "Registry", "app", null)]
    [InlineData("host:80/app_a/app__b/app-c/app---d/e.f", "host:80", "app_a/app__b/app-c/app---d/e.f", null)]
    public void Parse_reads_names_like_docker(string text, string registry, string repository, string? tag)
    {
        var reference = Reference.Parse(text);
        (reference.Registry, reference.Repository, reference.Tag, reference.Digest).ShouldBe((registry, repository, tag, null));
    }

    [Fact]
    public void Parse_reads_tag_and_digest_together()
    {
        var reference = Reference.Parse($"ghcr.io/acme/app:v1@sha256:{Hex}");
        reference.Tag.ShouldBe("v1");
        reference.Digest.ShouldBe(Digest.Parse("sha256:" + Hex));
        reference.TagOrDigest.ShouldBe("sha256:" + Hex);
    }

    [Theory]
    [InlineData("", "the name is empty")]
    [InlineData(":tag", "the name is empty")]
    [InlineData("acme/App", "must be lower case")]
    [InlineData("ghcr.io/", "is not a repository")]
    [InlineData("/app", "is not a repository")]
    [InlineData("ghcr.io//app", "is not a repository")]
    [InlineData("acme/app/", "is not a repository")]
    [InlineData("acme/-app", "is not a repository")]
    [InlineData("acme/app-", "is not a repository")]
    [InlineData("acme/a..b", "is not a repository")]
    [InlineData("acme/a___b", "is not a repository")]
    [InlineData("acme/a._b", "is not a repository")]
    [InlineData("acme/../b", "is not a repository")]
    [InlineData("acme/app name", "is not a repository")]
    [InlineData("acme/app:", "'' is not a tag")]
    [InlineData("acme/app:.v1", "'.v1' is not a tag")]
    [InlineData("acme/app:v1+rke2r1", "'v1+rke2r1' is not a tag")]
    [InlineData("acme/app@sha256:12", "'sha256:12' is not a digest")]
    [InlineData("https://ghcr.io/acme/app", "'https:' is not a registry")]
    [InlineData("host:port/app", "'host:port' is not a registry")]
    [InlineData("-host.io/app", "'-host.io' is not a registry")]
    [InlineData("a..b/app", "'a..b' is not a registry")]
    [InlineData("[::g]/app", "'[::g]' is not a registry")]
    [InlineData(Hex, "64 hex digits are an image's id")]
    public void Parse_says_what_is_wrong(string text, string problem)
    {
        Reference.TryParse(text, out _).ShouldBeFalse();
        var message = Should.Throw<FormatException>(() => Reference.Parse(text)).Message;
        message.ShouldStartWith($"'{text}' is not an image reference: ");
        message.ShouldContain(problem);
    }

    [Fact]
    public void Parse_holds_the_limits_of_length()
    {
        Reference.TryParse("a/b:" + new string('t', 128), out _).ShouldBeTrue();
        Reference.TryParse("a/b:" + new string('t', 129), out _).ShouldBeFalse();
        Reference.TryParse("ghcr.io/" + new string('a', 255), out _).ShouldBeTrue();
        Reference.TryParse("ghcr.io/" + new string('a', 256), out _).ShouldBeFalse();
    }

    [Fact]
    public void Text_form_parses_back_into_the_same_reference() =>
        Prop.ForAll(References().ToArbitrary(), text => Reference.Parse(Reference.Parse(text).ToString()) == Reference.Parse(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_never_throws_whatever_the_text() =>
        Prop.ForAll<string>(text => !Reference.TryParse(text, out var reference) || Reference.Parse(reference.ToString()) == reference).QuickCheckThrowOnFailure();

    [Fact]
    public void WithTag_and_WithDigest_replace_each_other()
    {
        var reference = Reference.Parse($"ghcr.io/acme/app:v1@sha256:{Hex}");
        reference.WithTag("v2").ToString().ShouldBe("ghcr.io/acme/app:v2");
        reference.WithDigest(reference.Digest!).ToString().ShouldBe($"ghcr.io/acme/app@sha256:{Hex}");
        Should.Throw<FormatException>(() => reference.WithTag("v1+x")).Message.ShouldContain("'v1+x' is not a tag");
    }

    [Fact]
    public void WithDefaultTag_adds_latest_only_where_nothing_is_named()
    {
        Reference.Parse("ubuntu").WithDefaultTag().Tag.ShouldBe("latest");
        Reference.Parse("ubuntu:24.04").WithDefaultTag().Tag.ShouldBe("24.04");
        Reference.Parse($"ubuntu@sha256:{Hex}").WithDefaultTag().Tag.ShouldBeNull();
    }

    private static Gen<string> References() =>
        from registry in Gen.Elements("", "ghcr.io/", "localhost:5005/", "Host/", "[::1]:80/")
        from repository in Gen.Elements("app", "a/b", "x-y/z_1", "a.b/c--d")
        from tag in Gen.Elements("", ":v1", ":_x", ":1.2.3-rc.1")
        from digest in Gen.Elements("", "@sha256:" + Hex)
        select registry + repository + tag + digest;
}
