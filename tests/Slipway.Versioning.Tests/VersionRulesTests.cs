using Slipway.Versioning;

namespace Slipway.Versioning.Tests;

/// <summary>The version of a build that nobody named one for.</summary>
public sealed class VersionRulesTests
{
    private static readonly GitState Git = new()
    {
        Commit = "0123456789abcdef0123456789abcdef01234567",
        CommitTime = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void Manual_build_without_a_tag_is_named_by_its_commit() => Version(Git).ShouldBe("v0.0.0-manual-0123456789ab");

    [Fact]
    public void Manual_build_of_changed_files_says_so() => Version(Git with { IsDirty = true }).ShouldBe("v0.0.0-manual-0123456789ab-dirty");

    [Fact]
    public void Clean_head_at_a_release_tag_has_its_version() => Version(Git with { HeadTags = ["v1.4.0"] }).ShouldBe("v1.4.0");

    [Fact]
    public void Stable_tag_wins_over_its_candidate_on_the_same_commit() => Version(Git with { HeadTags = ["v1.4.0", "v1.4.0-rc.2", "v1.4.0-rc.1"] }).ShouldBe("v1.4.0");

    [Fact]
    public void Changed_files_are_not_the_release_of_the_tag() => Version(Git with { HeadTags = ["v1.4.0"], IsDirty = true }).ShouldBe("v0.0.0-manual-0123456789ab-dirty");

    [Theory]
    [InlineData("v")]
    [InlineData("v1")]
    [InlineData("0.2.26")]
    [InlineData("v0.0.0-main")]
    public void Tag_that_is_no_release_is_ignored(string tag) => Version(Git with { HeadTags = [tag] }).ShouldBe("v0.0.0-manual-0123456789ab");

    [Theory]
    [InlineData("v1.3.2", "v1.3.2-pr.7-0123456")]
    [InlineData("v1.33.1+rke2r1", "v1.33.1-pr.7-0123456")]
    [InlineData("nonsense", "v0.0.0-pr.7-0123456")]
    public void Pull_request_counts_from_the_nearest_release(string nearest, string expected) =>
        Version(Git with { NearestTags = [nearest] }, new BuildTrigger.PullRequest(7)).ShouldBe(expected);

    [Fact]
    public void Branch_has_the_rolling_version() => Version(Git, new BuildTrigger.Branch("main")).ShouldBe("v0.0.0-main-0123456789ab");

    [Fact]
    public void Tag_is_its_own_version() => Version(Git, new BuildTrigger.Tag("v2.0.0-rc.1")).ShouldBe("v2.0.0-rc.1");

    [Fact]
    public void Tag_that_is_no_version_is_an_error() => Should.Throw<FormatException>(() => Version(Git, new BuildTrigger.Tag("v1"))).Message.ShouldContain("'v1' is no version");

    [Theory]
    [InlineData("v0.0.0-manual-0123456789ab", true)]
    [InlineData("v0.0.0-main-0123456789ab", true)]
    [InlineData("v1.3.2-pr.7-0123456", true)]
    [InlineData("v1.3.2-rc.1-pr.7-0123456", true)]
    [InlineData("v1.33.1+dev.01234567", true)]
    [InlineData("v1.4.0", false)]
    [InlineData("v1.4.0-rc.1", false)]
    [InlineData("v1.4.0-manual", false)]
    public void Only_what_the_rules_make_is_for_development(string version, bool expected) => ReleaseVersion.Parse(version).IsDevelopment.ShouldBe(expected);

    private static string Version(GitState git, BuildTrigger? trigger = null) => VersionRules.Determine(git, trigger ?? new BuildTrigger.Manual()).Version.ToString();
}
