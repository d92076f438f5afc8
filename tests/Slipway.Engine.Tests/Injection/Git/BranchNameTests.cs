namespace Slipway.Engine.Tests.Injection;

/// <summary>Branches are known by the usual names.</summary>
public sealed class BranchNameTests
{
    [Theory]
    [InlineData("main", "MainOrMaster Main")]
    [InlineData("Main", "MainOrMaster Main")]
    [InlineData("master", "MainOrMaster Master")]
    [InlineData("dev", "Develop")]
    [InlineData("develop", "Develop")]
    [InlineData("development", "Develop")]
    [InlineData("feature/a", "Feature")]
    [InlineData("features/a", "Feature")]
    [InlineData("release/1.0", "Release")]
    [InlineData("releases/1.0", "Release")]
    [InlineData("hotfix/a", "Hotfix")]
    [InlineData("hotfixes/a", "Hotfix")]
    [InlineData("release", "")]
    [InlineData("mainline", "")]
    [InlineData(null, "")]
    public void Name_tells_what_the_branch_is_for(string? branch, string expected)
    {
        var repository = GitRepository.FromUrl("https://github.com/acme/gateway", branch);
        (string Name, bool Holds)[] all =
        [
            ("MainOrMaster", repository.IsOnMainOrMasterBranch()), ("Main", repository.IsOnMainBranch()), ("Master", repository.IsOnMasterBranch()), ("Develop", repository.IsOnDevelopBranch()),
            ("Feature", repository.IsOnFeatureBranch()), ("Release", repository.IsOnReleaseBranch()), ("Hotfix", repository.IsOnHotfixBranch()),
        ];
        string.Join(' ', all.Where(convention => convention.Holds).Select(convention => convention.Name)).ShouldBe(expected);
    }
}
