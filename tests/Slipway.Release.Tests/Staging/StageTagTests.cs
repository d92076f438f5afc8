using Slipway.Engine;
using Slipway.Oci;
using Slipway.Release.Tests.Publishing;

namespace Slipway.Release.Tests.Staging;

/// <summary>The tag of a stage names commit and version within the rules for tags.</summary>
public sealed class StageTagTests
{
    [Theory]
    [InlineData("v1.4.0", "stage-0123456789ab-v1.4.0")]
    [InlineData("1.4.0-rc.1", "stage-0123456789ab-1.4.0-rc.1")]
    [InlineData("v1.33.1+rke2r1", "stage-0123456789ab-v1.33.1-rke2r1")]
    public void Tag_has_commit_and_version(string version, string expected) => StageTag.Of(ReleaseFixture.Identity(version)).ShouldBe(expected);

    [Fact]
    public void Longest_version_of_the_policy_fits() =>
        Reference.IsTag(StageTag.Of(ReleaseFixture.Identity("v1.4.0-" + new string('a', 96)))).ShouldBeTrue();

    [Fact]
    public void Version_that_is_too_long_for_a_tag_is_refused() =>
        Should.Throw<UsageException>(() => StageTag.Of(ReleaseFixture.Identity("v1.4.0-" + new string('a', 110)))).Message.ShouldContain("tags have 128 at most");

    [Fact]
    public void Release_without_a_commit_has_a_tag_too() => StageTag.Of(ReleaseFixture.Identity("v1.4.0") with { Commit = null }).ShouldBe("stage-nocommit-v1.4.0");
}
