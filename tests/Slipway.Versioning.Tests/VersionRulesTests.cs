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

    [Theory]
    [InlineData("release-1.33")]
    [InlineData("feature/main")]
    public void Other_branch_does_not_take_part_in_the_rolling_version(string branch)
    {
        var determined = VersionRules.Determine(Git, new BuildTrigger.Branch(branch));
        determined.Version.ToString().ShouldBe("v0.0.0-manual-0123456789ab");
        determined.Reason.ShouldBe($"branch {branch}, which has no rolling version");
    }

    [Fact]
    public void Rolling_tag_gives_a_version_of_its_commit() => Version(Git, new BuildTrigger.Tag("v0.0.0-main")).ShouldBe("v0.0.0-main-0123456789ab");

    [Theory]
    [InlineData("v1.33.1-rc2+rke2r1", "v1.33.1+rke2r1", "v1.33.1+rke2r1")]
    [InlineData("v1.33.1+rke2r2", "v1.33.1+rke2r10", "v1.33.1+rke2r10")]
    [InlineData("v1.15.10", "v1.15.10-alpine", "v1.15.10")]
    public void Highest_of_two_tags_on_one_commit_is_taken_and_explained(string first, string second, string expected)
    {
        foreach (var tags in new[] { new[] { first, second }, [second, first] })
        {
            var determined = VersionRules.Determine(Git with { HeadTags = tags }, new BuildTrigger.Manual());
            determined.Version.ToString().ShouldBe(expected);
            determined.Reason.ShouldContain($"tag {expected} at HEAD, the highest of ");
        }
    }

    [Theory]
    [InlineData(false, "tag v1.4.0")]
    [InlineData(true, "tag v1.4.0, with uncommitted changes")]
    public void Reason_of_a_pushed_tag_says_when_files_were_changed(bool isDirty, string expected) =>
        VersionRules.Determine(Git with { IsDirty = isDirty }, new BuildTrigger.Tag("v1.4.0")).Reason.ShouldBe(expected);

    [Fact]
    public void Pull_request_passes_over_tags_that_are_no_releases()
    {
        var version = VersionRules.Determine(Git with { NearestTags = ["v2.0.0-main", "v1", "0.2.26", "v1.3.2-rc.1", "v1.3.1"] }, new BuildTrigger.PullRequest(7)).Version;
        (version.ToString(), version.IsDevelopment).ShouldBe(("v1.3.2-rc.1-pr.7-0123456", true));
    }

    [Fact]
    public void Everything_that_the_rules_make_may_be_published_and_moved()
    {
        foreach (var git in new[] { Git, Git with { IsDirty = true }, Git with { Commit = "0000000000000000000000000000000000000000" }, Git with { Commit = new string('9', 64) } })
        {
            foreach (var trigger in new BuildTrigger[] { new BuildTrigger.Manual(), new BuildTrigger.PullRequest(int.MaxValue), new BuildTrigger.Branch("main"), new BuildTrigger.Branch("other") })
            {
                var version = VersionRules.Determine(git, trigger).Version;
                version.IsDevelopment.ShouldBeTrue(version.ToString());
                VersionPolicy.Default.Problems(version).ShouldBeEmpty();
            }
        }
    }

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
