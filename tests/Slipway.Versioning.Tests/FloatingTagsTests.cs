namespace Slipway.Versioning.Tests;

/// <summary>Floating tags name the highest stable version of their line.</summary>
public sealed class FloatingTagsTests
{
    [Theory]
    [InlineData("v1.4.2", "", "latest 1 1.4")]
    [InlineData("v1.4.2", "v1.4.2", "latest 1 1.4")]
    [InlineData("v1.4.2", "v1.4.1 v1.3.9 v0.9.0", "latest 1 1.4")]
    [InlineData("v1.4.2", "v2.0.0", "1 1.4")]
    [InlineData("v1.4.2", "v1.5.0", "1.4")]
    [InlineData("v1.4.2", "v1.4.10", "")]
    [InlineData("v1.4.2", "v1.5.0-rc.1 v0.0.0-main-0123456789ab", "latest 1 1.4")]
    [InlineData("v0.4.2", "", "latest 0.4")]
    [InlineData("1.4.2", "v1.4.1", "latest 1 1.4")]
    [InlineData("v1.5.0-rc.1", "", "")]
    [InlineData("v0.0.0-manual-0123456789ab", "", "")]
    public void Tags_of_a_version(string version, string released, string expected) =>
        string.Join(' ', FloatingTags.Of(ReleaseVersion.Parse(version), released.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReleaseVersion.Parse), VersionPolicy.Default)).ShouldBe(expected);

    [Theory]
    [InlineData("v1.33.1+rke2r1", "v1.33.1+rke2r2", "")]
    [InlineData("v1.33.1+rke2r10", "v1.33.1+rke2r2", "latest 1 1.33")]
    [InlineData("v1.33.1+rke2r1", "v1.33.1-rc2+rke2r2", "latest 1 1.33")]
    public void Policy_decides_which_version_is_higher(string version, string released, string expected) =>
        string.Join(' ', FloatingTags.Of(ReleaseVersion.Parse(version), [ReleaseVersion.Parse(released)], VersionPolicy.Rke2)).ShouldBe(expected);

    [Fact]
    public void Tags_that_are_no_versions_do_not_count() =>
        FloatingTags.Versions(["latest", "1", "1.4", "v1.4.0", "1.3.0", "stage-0123456789ab-v1.4.0", "v1.4.0-amd64", "lease-v1.4.0", "sha256-00"], VersionPolicy.Default).Select(version => version.ToString()).ShouldBe(["v1.4.0", "1.3.0"]);

    [Fact]
    public void Build_metadata_is_found_in_image_tags() =>
        FloatingTags.Versions(["v1.33.1-rke2r1", "v1.33.1-rc1-rke2r2", "v1.33.1", "latest"], VersionPolicy.Rke2).Select(version => version.ToString()).ShouldBe(["v1.33.1+rke2r1", "v1.33.1-rc1+rke2r2"]);

    [Theory]
    [InlineData("v0.0.0-main-0123456789ab", true)]
    [InlineData("v0.0.0-main-0123456789ab-dirty", false)]
    [InlineData("v0.0.0-main", false)]
    [InlineData("v0.0.0-manual-0123456789ab", false)]
    [InlineData("v1.4.0", false)]
    public void Rolling_versions_are_those_of_a_commit(string version, bool expected) => VersionRules.IsRolling(ReleaseVersion.Parse(version)).ShouldBe(expected);
}
