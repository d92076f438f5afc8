using Slipway.Versioning;

namespace Slipway.Versioning.Tests;

/// <summary>Versions are read strictly and ordered as SemVer says.</summary>
public sealed class ReleaseVersionTests
{
    [Theory]
    [InlineData("v1.4.0")]
    [InlineData("1.0.0-alpha.1+build.5")]
    [InlineData("v1.33.1-rc2+rke2r1")]
    [InlineData("v1.15.10-alpine")]
    [InlineData("1.0.0--")]
    public void Version_is_written_as_it_was_read(string text) => ReleaseVersion.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("v")]
    [InlineData("v1")]
    [InlineData("1.47.003")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0-")]
    [InlineData("v1.4.0\n")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => ReleaseVersion.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Invisible_characters_are_named() =>
        Should.Throw<FormatException>(() => ReleaseVersion.Parse("v1.25.15-rc1+rke2r2\u2028")).Message
            .ShouldBe("'v1.25.15-rc1+rke2r2<U+2028>' is no version: it has the character U+2028, which cannot be seen; expected SemVer such as v1.4.0, 1.4.0-rc.1 or v1.33.1+rke2r1.");

    [Fact]
    public void Order_is_that_of_the_specification_and_of_rke2_build_numbers()
    {
        string[] ascending =
        [
            "0.0.0-main", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
            "2.0.0", "2.1.0", "2.1.1", "2.1.1+rke2r1", "2.1.1+rke2r2", "2.1.1+rke2r10",
        ];

        ascending.Select(ReleaseVersion.Parse).Reverse().Order().Select(version => version.ToString()).ShouldBe(ascending);
    }

    [Fact]
    public void Image_tag_has_no_plus() => ReleaseVersion.Parse("v1.33.1+rke2r1").ImageTag.ShouldBe("v1.33.1-rke2r1");

    [Theory]
    [InlineData("v1.4.0+meta", "build metadata")]
    [InlineData("v1.4.0-main", "ends with -main")]
    [InlineData("v1.4.0-rc.1-arm64", "ends with -arm64")]
    public void Policy_refuses_with_a_reason(string version, string reason) =>
        VersionPolicy.Default.Problems(ReleaseVersion.Parse(version)).ShouldHaveSingleItem().ShouldContain(reason);

    [Fact]
    public void Policy_refuses_what_is_too_long_for_a_tag() =>
        VersionPolicy.Default.Problems(ReleaseVersion.Parse($"1.0.0-{new string('a', 98)}")).ShouldHaveSingleItem().ShouldContain("at most 103");

    [Fact]
    public void Policy_accepts_an_ordinary_version() => VersionPolicy.Default.Problems(ReleaseVersion.Parse("v1.4.0-rc.1")).ShouldBeEmpty();
}
