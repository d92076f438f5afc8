using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Tools.Tests;

public sealed class AbsolutePathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a/b/", "/a/b")]
    [InlineData("/a//b/./c/../d", "/a/b/d")]
    [InlineData("/..", "/")]
    public void Parse_normalises(string text, string expected) => AbsolutePath.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("./a")]
    [InlineData("~/a")]
    [InlineData("/a\0b")]
    public void Parse_refuses_what_is_not_absolute(string text)
    {
        Should.Throw<FormatException>(() => AbsolutePath.Parse(text)).Message.ShouldContain($"'{text}' is not an absolute path");
        AbsolutePath.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/a", "b", "/a/b")]
    [InlineData("/a", "b/../../c", "/c")]
    [InlineData("/a", "", "/a")]
    [InlineData("/", "a", "/a")]
    public void Slash_appends_a_relative_path(string path, string relative, string expected) =>
        (AbsolutePath.Parse(path) / relative).ToString().ShouldBe(expected);

    [Fact]
    public void Slash_refuses_an_absolute_path() =>
        Should.Throw<FormatException>(() => AbsolutePath.Parse("/a") / "/b").Message.ShouldBe("Cannot append '/b' to '/a': it is an absolute path, a relative one was expected.");

    [Fact]
    public void Parts_of_a_path_are_its_name_extension_and_parent()
    {
        AbsolutePath path = "/src/App/App.csproj";
        path.Name.ShouldBe("App.csproj");
        path.NameWithoutExtension.ShouldBe("App");
        path.Extension.ShouldBe(".csproj");
        path.Parent.ShouldBe(AbsolutePath.Parse("/src/App"));
        AbsolutePath.Parse("/").Parent.ShouldBeNull();
        AbsolutePath.Parse("/").Name.ShouldBe("");
    }

    [Theory]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/a/b", true)]
    [InlineData("/a", "/ab", false)]
    [InlineData("/a/b", "/a", false)]
    [InlineData("/", "/a", true)]
    public void Contains_knows_what_lies_below(string path, string other, bool expected) => AbsolutePath.Parse(path).Contains(other).ShouldBe(expected);

    [Fact]
    public void Parse_with_a_base_takes_relative_and_absolute_paths()
    {
        AbsolutePath.Parse("b", "/a").ToString().ShouldBe("/a/b");
        AbsolutePath.Parse("/b", "/a").ToString().ShouldBe("/b");
    }

    [Fact]
    public void Relative_path_leads_back() =>
        Prop.ForAll(Paths(), Paths(), (from, to) => from / from.GetRelativePathTo(to) == to).QuickCheckThrowOnFailure();

    [Fact]
    public void Equality_and_order_are_ordinal()
    {
        AbsolutePath a = "/a", same = "/x/../a", b = "/b";
        (a == same).ShouldBeTrue();
        (a != b).ShouldBeTrue();
        (a < b && a <= same && b > a && same >= a).ShouldBeTrue();
        a.GetHashCode().ShouldBe(same.GetHashCode());
        a.Equals((object)same).ShouldBeTrue();
        (AbsolutePath.Parse("/A") == a).ShouldBeFalse();
    }

    private static Arbitrary<AbsolutePath> Paths() =>
        Gen.Elements("a", "b", "c.d").ListOf().Select(parts => AbsolutePath.Parse("/" + string.Join('/', parts))).ToArbitrary();
}
