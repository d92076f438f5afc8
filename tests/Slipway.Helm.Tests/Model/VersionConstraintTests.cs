namespace Slipway.Helm.Tests.Model;

/// <summary>Constraints mean what Helm's documentation says.</summary>
public sealed class VersionConstraintTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("=1.2.3", "1.2.4", false)]
    [InlineData("1.2", "1.2.9", true)]
    [InlineData("1.2", "1.3.0", false)]
    [InlineData("1", "1.9.9", true)]
    [InlineData("*", "7.0.0", true)]
    [InlineData("1.2.x", "1.2.7", true)]
    [InlineData("1.X", "2.0.0", false)]
    [InlineData("v1.x", "1.5.0", true)]
    [InlineData("!=1.2.3", "1.2.4", true)]
    [InlineData("!=1.2.x", "1.2.4", false)]
    [InlineData("!=1.2.x", "1.3.0", true)]
    [InlineData(">1.2", "1.2.5", false)]
    [InlineData(">1.2", "1.3.0", true)]
    [InlineData(">1.2.3", "1.2.4", true)]
    [InlineData(">= 1.2", "1.2.0", true)]
    [InlineData("=>1.2", "1.1.9", false)]
    [InlineData("<2", "1.9.9", true)]
    [InlineData("<2", "2.0.0", false)]
    [InlineData("<=1.2", "1.2.9", true)]
    [InlineData("=<1.2.3", "1.2.4", false)]
    [InlineData("~1.2.3", "1.2.9", true)]
    [InlineData("~1.2.3", "1.2.2", false)]
    [InlineData("~1.2.3", "1.3.0", false)]
    [InlineData("~1", "1.9.0", true)]
    [InlineData("~1", "2.0.0", false)]
    [InlineData("^1.2.3", "1.9.0", true)]
    [InlineData("^1.2.3", "2.0.0", false)]
    [InlineData("^0.2.3", "0.2.9", true)]
    [InlineData("^0.2.3", "0.3.0", false)]
    [InlineData("^0.0.3", "0.0.3", true)]
    [InlineData("^0.0.3", "0.0.4", false)]
    [InlineData("^0.0", "0.0.9", true)]
    [InlineData("^0.0", "0.1.0", false)]
    [InlineData("^0", "0.9.0", true)]
    [InlineData("^0", "1.0.0", false)]
    [InlineData(">=1.2, <3", "2.9.9", true)]
    [InlineData(">=1.2 <3", "3.0.0", false)]
    [InlineData("1.2 - 1.4", "1.4.9", true)]
    [InlineData("1.2 - 1.4", "1.5.0", false)]
    [InlineData("1.x || >=3.1", "3.2.0", true)]
    [InlineData("1.x || >=3.1", "2.0.0", false)]
    [InlineData(">=1.0.0", "1.1.0-rc.1", false)]
    [InlineData(">=1.0.0-0", "1.1.0-rc.1", true)]
    [InlineData("1.1.0-rc.1", "1.1.0-rc.1", true)]
    [InlineData("^1.1.0-rc.2", "1.1.0-rc.10", true)]
    [InlineData("1.2.3", "1.2.3+build", true)]
    public void Constraint_accepts_what_helm_accepts(string text, string version, bool expected)
    {
        VersionConstraint.TryParse(text, out var constraint).ShouldBeTrue();
        ChartVersion.TryParse(version, out var parsed).ShouldBeTrue();
        constraint!.Accepts(parsed!).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.2.3.4")]
    [InlineData(">>1")]
    [InlineData("1 ||")]
    [InlineData("~>")]
    public void Other_texts_are_refused(string text) => VersionConstraint.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1.0.0-alpha", "1.0.0")]
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1")]
    [InlineData("1.0.0-2", "1.0.0-10")]
    [InlineData("1.0.0-10", "1.0.0-a")]
    [InlineData("1.9.0", "1.10.0")]
    [InlineData("1", "v1.0.1")]
    public void Versions_have_the_order_of_semver(string lower, string higher)
    {
        ChartVersion.TryParse(lower, out var left).ShouldBeTrue();
        ChartVersion.TryParse(higher, out var right).ShouldBeTrue();
        ChartVersion.Compare(left!, right!).ShouldBeLessThan(0);
        ChartVersion.Compare(right!, left!).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("1.47.003")]
    [InlineData("v")]
    [InlineData("1.")]
    [InlineData("1.0.0-")]
    public void Text_that_is_no_version_is_refused(string text) => ChartVersion.TryParse(text, out _).ShouldBeFalse();
}
