using Slipway.Engine;
using Slipway.Release;
using Slipway.Versioning;

namespace Slipway.Release.Tests;

/// <summary>Version, commit and time of a release.</summary>
public sealed class IdentityRulesTests
{
    private static readonly GitState Git = new() { Commit = "0123456789abcdef0123456789abcdef01234567", CommitTime = DateTimeOffset.FromUnixTimeSeconds(1700000000) };

    [Fact]
    public void Version_that_the_user_names_wins()
    {
        var identity = Determine("v1.4.0");

        identity.Version.ShouldBe("v1.4.0");
        identity.Development.ShouldBeFalse();
        identity.Time.ShouldBe(Git.CommitTime);
    }

    [Fact]
    public void Version_follows_from_git_otherwise() => Determine(null).ShouldSatisfyAllConditions(
        identity => identity.Version.ShouldBe("v0.0.0-manual-0123456789ab"),
        identity => identity.Development.ShouldBeTrue());

    [Theory]
    [InlineData("banana", "--version: 'banana' is no version")]
    [InlineData("v1.4.0+1", "build metadata")]
    [InlineData("v1.4.0-main", "ends with -main")]
    public void Wrong_version_is_a_usage_error(string version, string expected) =>
        Should.Throw<UsageException>(() => Determine(version)).Message.ShouldContain(expected);

    [Fact]
    public void Source_date_epoch_is_the_time() => Determine(null, "42").Time.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(42));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("99999999999999999")]
    public void Source_date_epoch_that_is_no_time_is_a_usage_error(string value) =>
        Should.Throw<UsageException>(() => Determine(null, value)).Message.ShouldContain($"SOURCE_DATE_EPOCH is '{value}'");

    private static ReleaseIdentity Determine(string? version, string? epoch = null) =>
        IdentityRules.Determine(Git, new BuildTrigger.Manual(), version, epoch, VersionPolicy.Default);
}
