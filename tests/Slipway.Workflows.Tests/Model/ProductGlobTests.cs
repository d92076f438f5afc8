namespace Slipway.Workflows.Tests.Model;

/// <summary>Globs of products mean the same to the engine, to shells and to the stores of CI systems.</summary>
public sealed class ProductGlobTests
{
    [Theory]
    [InlineData("a/*.txt", "a/*.txt")]
    [InlineData("a/{b,c}/*.{x,y}", "a/b/*.x a/b/*.y a/c/*.x a/c/*.y")]
    [InlineData("{a,b{c,d}}", "a bc bd")]
    [InlineData("a{b}", "ab")]
    [InlineData("a}b", "a}b")]
    public void Braces_are_resolved(string glob, string expected) => string.Join(' ', ProductGlob.Alternatives(glob).Order(StringComparer.Ordinal)).ShouldBe(expected);

    [Theory]
    [InlineData("a/b/**", "a/b")]
    [InlineData("a/b/**/*", "a/b")]
    [InlineData("a/b", "a/b")]
    [InlineData("a/*/b", "a/*/b")]
    [InlineData("a/*.txt", null)]
    [InlineData("a/**/*.txt", null)]
    public void Folders_are_seen(string glob, string? folder) => ProductGlob.Folder(glob).ShouldBe(folder);

    [Theory]
    [InlineData("a/b/**", "a/b")]
    [InlineData("a/my logs/*.txt", "a/my\\ logs/*.txt")]
    [InlineData("a/$(rm -rf)/'x'/\"y\";z", "a/\\$\\(rm\\ -rf\\)/\\'x\\'/\\\"y\\\"\\;z")]
    [InlineData("a/[x]/é", "a/\\[x\\]/\\é")]
    public void Nothing_but_wildcards_means_something_to_the_shell(string glob, string expected) => Shell.Glob(glob).ShouldBe(expected);
}
