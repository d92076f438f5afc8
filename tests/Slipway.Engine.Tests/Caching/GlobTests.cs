using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Engine.Caching;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Which paths globs take in.</summary>
public sealed class GlobTests
{
    private static readonly AbsolutePath Root = AbsolutePath.Parse("/repository");

    [Theory]
    [InlineData("src", "src", true)]
    [InlineData("src", "src/a/b.cs", true)]
    [InlineData("src", "src2/a.cs", false)]
    [InlineData("src/", "src/a.cs", true)]
    [InlineData("./src", "src/a.cs", true)]
    [InlineData("src\\a", "src/a", true)]
    [InlineData("*.sln", "Repo.sln", true)]
    [InlineData("*.sln", "src/Repo.sln", false)]
    [InlineData("*", "a", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("src/*", "src/a/b", false)]
    [InlineData("**", "a", true)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("**/*.cs", "a.cs", true)]
    [InlineData("**/*.cs", "x/y/a.cs", true)]
    [InlineData("**/*.cs", "x/y/a.csx", false)]
    [InlineData("src/**/x/*.cs", "src/x/a.cs", true)]
    [InlineData("src/**/x/*.cs", "src/1/2/x/a.cs", true)]
    [InlineData("src/**/x/*.cs", "src/1/x/2/a.cs", false)]
    [InlineData("src/**/**/a", "src/a", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("*a*", "a", true)]
    [InlineData("{a,b}/*.{cs,csproj}", "b/x.csproj", true)]
    [InlineData("{a,b}/*.{cs,csproj}", "c/x.cs", false)]
    [InlineData("x{1,{2,3}y}", "x3y", true)]
    [InlineData("x{,y}", "x", true)]
    [InlineData("A", "a", false)]
    [InlineData("**", "src/bin/a.dll", false)]
    [InlineData("**", "obj/a", false)]
    [InlineData("**", ".git/config", false)]
    [InlineData("**", "node_modules/a", false)]
    [InlineData("**", "artifacts/a", false)]
    [InlineData("**", "src/artifacts/a", true)]
    [InlineData("**", ".nuke/temp/a", false)]
    [InlineData("**", ".nuke/parameters.json", true)]
    [InlineData("**", "bin", true)]
    [InlineData("**/bin/*.dll", "src/bin/a.dll", true)]
    [InlineData("src/*/bin", "src/a/bin/obj/x", false)]
    [InlineData("src/*/bin", "src/a/bin/net10.0/x", true)]
    [InlineData("artifacts/packages/*.nupkg", "artifacts/packages/a.nupkg", true)]
    [InlineData("/repository/src/*.cs", "src/a.cs", true)]
    [InlineData("/repository", "src/a.cs", true)]
    public void Glob_takes_in_a_path_or_not(string glob, string path, bool expected) => GlobSet.Parse([glob], Root).Matches(path).ShouldBe(expected);

    [Theory]
    [InlineData("src/a.cs", true)]
    [InlineData("src/a.g.cs", false)]
    [InlineData("src/gen/a.cs", false)]
    [InlineData("src/gen", false)]
    [InlineData("src/x/gen/a.cs", true)]
    [InlineData("README.md", true)]
    public void Excluding_glob_wins_wherever_it_stands(string path, bool expected)
    {
        GlobSet.Parse(["!src/gen", "src/**", "!**/*.g.cs", "*.md"], Root).Matches(path).ShouldBe(expected);
    }

    [Theory]
    [InlineData("src", true)]
    [InlineData("src/skipped", false)]
    [InlineData("src/bin", false)]
    [InlineData("src/any/where", true)]
    [InlineData("other", false)]
    [InlineData("one", true)]
    [InlineData("one/two", false)]
    public void Folder_is_entered_only_when_something_in_it_can_match(string folder, bool expected)
    {
        var globs = GlobSet.Parse(["src/**/*.cs", "!src/skipped/**", "one/*"], Root);
        var state = (GlobSet.State?)globs.Start;
        var parent = "";
        foreach (var name in folder.Split('/'))
        {
            state = globs.Enter(state!, parent, name);
            parent += name + "/";
        }

        (state is not null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("../x")]
    [InlineData("src/../../x")]
    [InlineData("/elsewhere/x")]
    [InlineData("a{b")]
    [InlineData("a}b")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}")]
    [InlineData("1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5")]
    public void Wrong_glob_is_named(string glob)
    {
        Should.Throw<FormatException>(() => GlobSet.Parse([glob], Root)).Message.ShouldContain($"'{glob}'");
    }

    [Fact]
    public void Glob_matches_exactly_what_the_same_regular_expression_matches()
    {
        var segments = Gen.Elements("a", "b", "ab", "*", "a*", "*b", "?", "**", "a?b*");
        var names = Gen.Elements("a", "b", "ab", "aab", "axb", "ba");
        var cases = from glob in segments.NonEmptyListOf() from path in names.NonEmptyListOf() select (Glob: string.Join('/', glob.Take(5)), Path: string.Join('/', path.Take(6)));

        Prop.ForAll(cases.ToArbitrary(), pair => GlobSet.Parse([pair.Glob], Root).Matches(pair.Path) == ToRegex(pair.Glob).IsMatch(pair.Path + "/")).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static Regex ToRegex(string glob)
    {
        var segments = glob.Split('/').ToList();
        if (!segments[^1].Contains('*', StringComparison.Ordinal) && !segments[^1].Contains('?', StringComparison.Ordinal))
        {
            segments.Add("**");
        }

        // Each segment ends with "/", so that "**" may stand for nothing.
        var parts = segments.Select(segment => segment == "**" ? "([^/]+/)*" : segment.Replace("?", "[^/]", StringComparison.Ordinal).Replace("*", "[^/]*", StringComparison.Ordinal) + "/");
        return new Regex($"^{string.Concat(parts)}$", RegexOptions.None, TimeSpan.FromSeconds(10));
    }
}
