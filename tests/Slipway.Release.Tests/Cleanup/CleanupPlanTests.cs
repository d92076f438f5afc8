using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Engine;
using Slipway.Oci;

namespace Slipway.Release.Tests.Cleanup;

/// <summary>Which tags go.</summary>
public sealed class CleanupPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly CleanupRules Rules = new() { Now = Now, KeepNewest = 0 };

    [Theory]
    [InlineData("v1.4.0", "a release")]
    [InlineData("1.4.0-rc.1", "a release")]
    [InlineData("v1.33.1-rke2r1", "a release")]
    [InlineData("latest", "no development version")]
    [InlineData("1.4", "no development version")]
    [InlineData("main", "no development version")]
    [InlineData("cache-main", "no development version")]
    [InlineData("v0.0.0-main", "a release")]
    [InlineData("0.0.0-main", "a release")]
    public void Releases_floating_tags_and_caches_stay_however_old(string tag, string reason) =>
        Plan(Tag(tag, days: 1000)).ShouldBe([$"keep {tag}: {reason}"]);

    [Theory]
    [InlineData("v0.0.0-main-0123456789ab")]
    [InlineData("0.0.0-manual-0123456789ab")]
    [InlineData("v1.3.0-pr.7-abcdef0")]
    [InlineData("stage-0123456789ab-v1.4.0")]
    [InlineData("v0.0.0-main-0123456789ab-arm64")]
    public void Development_versions_go_when_they_are_old(string tag)
    {
        Plan(Tag(tag, days: 15)).ShouldBe([$"delete {tag}: 15 days old"]);
        Plan(Tag(tag, days: 13)).ShouldBe([$"keep {tag}: 13 days old"]);
    }

    [Fact]
    public void Development_version_without_a_time_stays() => Plan(Tag("v0.0.0-main-0000001", days: null)).ShouldBe(["keep v0.0.0-main-0000001: does not say how old it is"]);

    [Fact]
    public void Newest_contents_stay_however_old_each_counted_once() => Plan(
            Rules with { KeepNewest = 2 },
            Tag("v0.0.0-main-0000001", 40),
            Tag("v0.0.0-main-0000002", 30, digest: "two"),
            Tag("0.0.0-main-0000002", 30, digest: "two"),
            Tag("v0.0.0-main-0000003", 20))
        .ShouldBe(
        [
            "delete v0.0.0-main-0000001: 40 days old",
            "keep v0.0.0-main-0000002: 30 days old, one of the 2 newest",
            "keep 0.0.0-main-0000002: 30 days old, one of the 2 newest",
            "keep v0.0.0-main-0000003: 20 days old, one of the 2 newest",
        ]);

    [Fact]
    public void Content_that_a_release_shares_stays() =>
        Plan(Tag("v0.0.0-main-0000001", 90, digest: "same"), Tag("v1.4.0", 90, digest: "same")).ShouldBe(["keep v0.0.0-main-0000001: the same as v1.4.0", "keep v1.4.0: a release"]);

    [Fact]
    public void Stage_of_a_release_goes_as_a_tag() =>
        Plan(Tag("stage-0123456789ab-v1.4.0", 90, digest: "same"), Tag("v1.4.0", 90, digest: "same")).ShouldBe(["delete stage-0123456789ab-v1.4.0: 90 days old", "keep v1.4.0: a release"]);

    [Fact]
    public void Lease_that_nobody_gave_back_goes() => Plan(Tag("lease-v1.4.0", 90)).ShouldBe(["delete lease-v1.4.0: 90 days old"]);

    [Fact]
    public void Platform_of_what_stays_stays()
    {
        Plan(Tag("v0.0.0-main-0000001-amd64", 90, digest: "amd64"), Tag("v1.4.0", 90, children: ["amd64"])).ShouldBe(["keep v0.0.0-main-0000001-amd64: a platform of v1.4.0", "keep v1.4.0: a release"]);
        Plan(Tag("v0.0.0-main-0000001-amd64", 90, digest: "amd64"), Tag("v0.0.0-main-0000002", 3, children: ["amd64"])).ShouldBe(["keep v0.0.0-main-0000001-amd64: a platform of v0.0.0-main-0000002", "keep v0.0.0-main-0000002: 3 days old"]);
    }

    [Fact]
    public void What_is_about_a_deleted_manifest_goes_with_it()
    {
        var (old, release, platform) = (Hex("old"), Hex("release"), Hex("platform"));
        Plan(
                Tag("v0.0.0-main-0000001", 90, digest: "old", children: ["platform"]),
                Tag("v1.4.0", 90, digest: "release"),
                Tag($"sha256-{old}.sig", null),
                Tag($"sha256-{platform}", null),
                Tag($"sha256-{release}.sig", null),
                Tag($"sha256-{Hex("unknown")}.att", null))
            .ShouldBe(
            [
                "delete v0.0.0-main-0000001: 90 days old",
                "keep v1.4.0: a release",
                $"delete sha256-{old}.sig: about what is deleted",
                $"delete sha256-{platform}: about what is deleted",
                $"keep sha256-{release}.sig: about what stays",
                $"keep sha256-{Hex("unknown")}.att: about what stays",
            ]);
    }

    [Fact]
    public void Nothing_that_stays_loses_a_manifest_and_a_second_clean_up_finds_nothing() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Repositories, tags =>
    {
        var rules = Rules with { KeepNewest = 2 };
        var verdicts = CleanupPlan.Create(tags, rules);

        var kept = verdicts.Where(verdict => !verdict.Deletes).Select(verdict => verdict.Tag).ToList();

        // The tag of a stage goes alone when something else needs its content.
        verdicts.Where(verdict => verdict.Deletes && !verdict.Tag.Name.StartsWith("stage-", StringComparison.Ordinal)).Select(verdict => verdict.Tag.Digest).Intersect(kept.SelectMany(tag => (Digest[])[tag.Digest, .. tag.Children])).ShouldBeEmpty();
        CleanupPlan.Create(kept, rules).ShouldAllBe(verdict => !verdict.Deletes);
    }));

    [Fact]
    public void Rules_follow_parameters_and_refuse_negative_ones()
    {
        CleanupRules.Create(Now, null, null).ShouldBe(new CleanupRules { Now = Now, KeepNewest = 10, KeepYoungerThan = TimeSpan.FromDays(14) });
        CleanupRules.Create(Now, 0, 3).ShouldBe(new CleanupRules { Now = Now, KeepNewest = 0, KeepYoungerThan = TimeSpan.FromDays(3) });
        Should.Throw<UsageException>(() => CleanupRules.Create(Now, -1, -2)).Problems
            .ShouldBe(["--keep-newest -1 is negative (expected 0 or more).", "--keep-days -2 is negative (expected 0 or more)."]);
    }

    // Contents have one age, and children that are contents themselves.
    private static Arbitrary<CleanupTag[]> Repositories =>
        (from count in Gen.Choose(1, 8)
         from names in Gen.Elements("v0.0.0-main-", "v1.0.0-rc.1", "stage-", "latest", "sha256-").ListOf(count)
         from contents in Gen.Choose(0, 4).ListOf(count)
         from children in Gen.Choose(0, 4).ListOf(count)
         select names.Select((name, index) => Random(name, index, contents[index], children[index])).ToArray()).ToArbitrary();

    private static CleanupTag Random(string name, int index, int content, int child) =>
        Tag(name == "sha256-" ? $"sha256-{Hex($"{child}")}.x{(char)('a' + index)}" : $"{name}000000{index}", content * 12, digest: $"{content}", children: content > child ? [$"{child}"] : []);

    private static string[] Plan(params CleanupTag[] tags) => Plan(Rules, tags);

    private static string[] Plan(CleanupRules rules, params CleanupTag[] tags) =>
        [.. CleanupPlan.Create(tags, rules).Select(verdict => $"{(verdict.Deletes ? "delete" : "keep")} {verdict.Tag.Name}: {verdict.Reason}")];

    private static CleanupTag Tag(string name, int? days, string? digest = null, string[]? children = null) =>
        new(name, DigestOf(digest ?? name), days is { } age ? Now.AddDays(-age) : null, [.. (children ?? []).Select(DigestOf)]);

    private static Digest DigestOf(string content) => Digest.Of(Encoding.UTF8.GetBytes(content));

    private static string Hex(string content) => DigestOf(content).Hex;
}
