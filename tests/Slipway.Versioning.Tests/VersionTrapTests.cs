namespace Slipway.Versioning.Tests;

/// <summary>Versions that real projects have tagged, and what they are to us.</summary>
public sealed class VersionTrapTests
{
    [Theory]
    [InlineData("v1.25.15-rc1+rke2r2\u2028", "'v1.25.15-rc1+rke2r2<U+2028>' is no version: it has the character U+2028, which cannot be seen;")]
    [InlineData("v1.4.0\u200B", "U+200B")]
    [InlineData("\uFEFFv1.4.0", "'<U+FEFF>v1.4.0' is no version: it has the character U+FEFF")]
    [InlineData("v1.4.0\u00A0", "U+00A0")]
    [InlineData("v1.4\u00AD.0", "U+00AD")]
    [InlineData("v1.4.0 ", "U+0020")]
    [InlineData("v1.4.0\n", "U+000A")]
    [InlineData("v1.4.0\r\n", "U+000D, U+000A")]
    [InlineData("v1.4.0\u202E", "U+202E")]
    [InlineData("v1.4.0\0", "U+0000")]
    [InlineData("v1.4.0-r\u0441", "it has the character 'с' (U+0441), and versions have letters without accents")]
    [InlineData("v１.4.0", "it has the character '１' (U+FF11)")]
    [InlineData("v1.4.0–rc.1", "it has the character '–' (U+2013)")]
    [InlineData("v1.4.0_rc1", "it has the character '_' (U+005F)")]
    [InlineData("", "'' is no version: it is empty;")]
    [InlineData("v", "it has 0 of the three numbers")]
    [InlineData("v1", "it has 1 of the three numbers")]
    [InlineData("1.2", "it has 2 of the three numbers")]
    [InlineData("1.2.", "it has 2 of the three numbers")]
    [InlineData("1.2.3.4", "it has 4 of the three numbers")]
    [InlineData("1.47.003", "the number 003 has a zero in front (write 3)")]
    [InlineData("1.47.000", "the number 000 has a zero in front (write 0)")]
    [InlineData("1.0.0-rc.01", "the number 01 of its prerelease has a zero in front (write 1)")]
    [InlineData("1.0.0-", "its prerelease '' has an empty part")]
    [InlineData("1.0.0-a..b", "its prerelease 'a..b' has an empty part")]
    [InlineData("1.0.0+", "its build metadata '' has an empty part")]
    [InlineData("1.0.0+a+b", "it has more than one '+'")]
    [InlineData("V1.0.0", "it begins with a capital V")]
    [InlineData("vv1.0.0", "it has more than one v in front")]
    [InlineData("latest", "'latest' should be three numbers")]
    [InlineData("refs/tags/v1.0.0", "it has the character '/' (U+002F)")]
    public void Text_is_refused_with_its_reason(string text, string reason)
    {
        ReleaseVersion.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ReleaseVersion.Parse(text)).Message.ShouldContain(reason);
    }

    [Fact]
    public void Nothing_is_no_version() => ReleaseVersion.TryParse(null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("v1.33.1-rc2+rke2r1", "v1.33.1+rke2r1")]
    [InlineData("v1.33.1+rke2r1", "v1.33.1+rke2r2")]
    [InlineData("v1.33.1+rke2r9", "v1.33.1+rke2r10")]
    [InlineData("v1.33.1+rke2r2", "v1.33.2-rc1+rke2r1")]
    [InlineData("v1.18.4-beta17+rke2", "v1.18.4-beta17+rke2r1")]
    [InlineData("v2.0.0-beta3", "v2.0.0-main")]
    [InlineData("v2.0.0-main", "v2.0.0-rc.1")]
    [InlineData("v1.15.10-alpine", "v1.15.10")]
    [InlineData("v0.13.10-patch1", "v0.13.10")]
    [InlineData("v0.0.0-main", "v0.2.26")]
    public void Both_orders_agree(string lower, string higher)
    {
        VersionOrder.SemVer.Compare(ReleaseVersion.Parse(lower), ReleaseVersion.Parse(higher)).ShouldBeNegative();
        VersionOrder.Natural.Compare(ReleaseVersion.Parse(lower), ReleaseVersion.Parse(higher)).ShouldBeNegative();
    }

    [Theory]
    [InlineData("v1.18.0-beta2", "v1.18.0-beta10")]
    [InlineData("v1.33.1-rc2+rke2r1", "v1.33.1-rc10+rke2r1")]
    [InlineData("v1.0.0-rc9.1", "v1.0.0-rc10")]
    public void Numbers_without_dots_count_in_the_natural_order_only(string lower, string higher)
    {
        VersionOrder.Natural.Compare(ReleaseVersion.Parse(lower), ReleaseVersion.Parse(higher)).ShouldBeNegative();
        VersionOrder.SemVer.Compare(ReleaseVersion.Parse(lower), ReleaseVersion.Parse(higher)).ShouldBePositive();
    }

    [Fact]
    public void Rke2_version_has_a_tag_a_url_and_a_bare_version()
    {
        var version = ReleaseVersion.Parse("v1.33.1-rc2+rke2r1");

        version.ImageTag.ShouldBe("v1.33.1-rc2-rke2r1");
        version.InUrl.ShouldBe("v1.33.1-rc2%2Brke2r1");
        version.Core.ToString().ShouldBe("v1.33.1");
        version.IsDevelopment.ShouldBeFalse();
    }

    [Theory]
    [InlineData("v1.33.1+rke2r1")]
    [InlineData("v1.33.1-rc2+rke2r10")]
    [InlineData("v1.18.0-beta2+rke2r1")]
    [InlineData("v1.33.1+dev.0123abcd")]
    [InlineData("v1.33.1+dev.0123abcd-dirty")]
    public void Rke2_policy_takes_its_own_form(string text) => VersionPolicy.Rke2.Problems(ReleaseVersion.Parse(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("v1.18.4-beta17+rke2")]
    [InlineData("v1.33.1+rke2r0")]
    [InlineData("1.33.1+rke2r1")]
    [InlineData("v1.33.1")]
    [InlineData("v1.33.1-rc.2+rke2r1")]
    [InlineData("v1.33.1+dev.0123")]
    public void Rke2_policy_names_the_form_that_it_expects(string text) =>
        VersionPolicy.Rke2.Problems(ReleaseVersion.Parse(text)).ShouldHaveSingleItem()
            .ShouldBe($"The version {text} has not the form that this project uses: v1.33.1+rke2r1, v1.33.1-rc1+rke2r1 or v1.33.1+dev.0123abcd is expected.");

    [Fact]
    public void Policy_names_every_problem_at_once() =>
        VersionPolicy.Default.Problems(ReleaseVersion.Parse($"v1.0.0-{new string('a', 100)}+x-main")).Count.ShouldBe(3);
}
