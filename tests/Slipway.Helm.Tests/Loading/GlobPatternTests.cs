namespace Slipway.Helm.Tests.Loading;

/// <summary>Patterns mean what Go's filepath.Match says.</summary>
public sealed class GlobPatternTests
{
    // The table of Go's own documentation and the corners of its grammar.
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("*", "abc", true)]
    [InlineData("*c", "abc", true)]
    [InlineData("a*", "a", true)]
    [InlineData("a*", "ab/c", false)]
    [InlineData("a*/b", "abc/b", true)]
    [InlineData("a*/b", "a/c/b", false)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxe/f", true)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzx", true)]
    [InlineData("ab[c]", "abc", true)]
    [InlineData("ab[b-d]", "abc", true)]
    [InlineData("ab[e-g]", "abc", false)]
    [InlineData("ab[^c]", "abc", false)]
    [InlineData("ab[^e-g]", "abc", true)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "ab", false)]
    [InlineData("a?b", "a☺b", true)]
    [InlineData("a?b", "a😀b", true)]
    [InlineData("a[^a]b", "a☺b", true)]
    [InlineData("a??b", "a☺b", false)]
    [InlineData("[a-ζ]*", "α", true)]
    [InlineData("*[a-ζ]", "A", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a*b", "a/b", false)]
    [InlineData("[\\]a]", "]", true)]
    [InlineData("[\\-]", "-", true)]
    [InlineData("[x\\-]", "x", true)]
    [InlineData("[x\\-]", "-", true)]
    [InlineData("[x\\-]", "z", false)]
    [InlineData("[\\-x]", "a", false)]
    [InlineData("[b-a]", "a", false)]
    [InlineData("*x", "xxx", true)]
    [InlineData(".+()|^${}", ".+()|^${}", true)]
    public void Pattern_matches_as_in_go(string pattern, string text, bool expected)
    {
        GlobPattern.TryParse(pattern, out var glob).ShouldBeTrue();
        glob!.IsMatch(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("[]a]")]
    [InlineData("[-]")]
    [InlineData("[x-]")]
    [InlineData("[-x]")]
    [InlineData("[a-b-c]")]
    [InlineData("[")]
    [InlineData("[^")]
    [InlineData("[^bc")]
    [InlineData("a[")]
    [InlineData("a[b")]
    [InlineData("a\\")]
    [InlineData("[a\\")]
    public void Malformed_pattern_is_refused(string pattern) => GlobPattern.TryParse(pattern, out _).ShouldBeFalse();

    [Fact]
    public void Many_stars_take_no_time()
    {
        GlobPattern.TryParse(string.Concat(Enumerable.Repeat("a*", 200)), out var glob).ShouldBeTrue();
        glob!.IsMatch(new string('a', 5000) + "b/").ShouldBeFalse();
    }
}
