namespace Slipway.Helm.Tests.Loading;

/// <summary><c>.helmignore</c> is read as Helm reads it, which is not how git reads <c>.gitignore</c>.</summary>
public sealed class HelmIgnoreTests
{
    [Theory]
    [InlineData("*.bak", "a.bak", false, true)]
    [InlineData("*.bak", "deep/er/a.bak", false, true)]
    [InlineData("*.bak", "a.bakk", false, false)]
    [InlineData("docs/", "docs", true, true)]
    [InlineData("docs/", "deep/docs", true, true)]
    [InlineData("docs/", "docs", false, false)]
    [InlineData("/docs", "docs", true, true)]
    [InlineData("/docs", "deep/docs", true, false)]
    [InlineData("/a/b.txt", "a/b.txt", false, true)]
    [InlineData("a/*.txt", "a/b.txt", false, true)]
    [InlineData("a/*.txt", "x/a/b.txt", false, false)]
    [InlineData("a/*", "a/b/c", false, false)]
    [InlineData("  *.bak\t", "a.bak", false, true)]
    [InlineData("*.bak\r\n#*.txt\r\n", "a.bak", false, true)]
    [InlineData("# *.txt", "a.txt", false, false)]
    [InlineData("!*.txt", "a.txt", false, false)]
    [InlineData("!*.txt", "a.bak", false, true)]
    [InlineData("!*.txt\na.txt", "a.txt", false, true)]
    [InlineData("a.txt\n!*.txt", "a.txt", false, true)]
    [InlineData("!docs/", "docs", false, true)]
    [InlineData("!docs/", "docs", true, false)]
    [InlineData("!docs/", "other", true, true)]
    [InlineData("", "templates/.hidden", false, true)]
    [InlineData("", "templates/a.yaml", false, false)]
    [InlineData("", "templates/deep/.hidden", false, false)]
    [InlineData("", ".hidden", false, false)]
    public void First_rule_that_matches_decides(string rules, string path, bool isDirectory, bool expected)
    {
        List<string> problems = [];
        HelmIgnore.Parse(rules, problems).Ignores(path, isDirectory).ShouldBe(expected);
        problems.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_that_are_no_rules_are_all_named()
    {
        List<string> problems = [];

        HelmIgnore.Parse("a\n**/b\n\n[c\n", problems);

        problems.ShouldBe([".helmignore(2,1): '**/b' is no rule: Helm does not know '**'.", ".helmignore(4,1): '[c' is no rule: the pattern is malformed."]);
    }
}
