namespace Slipway.Engine.Tests.Output;

/// <summary>Terminals give some characters two cells and some none.</summary>
public sealed class TextWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("─→…é", 4)]
    [InlineData("漢字", 4)]
    [InlineData("한글", 4)]
    [InlineData("😀", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("ﾊﾝ", 2)]
    public void Width_is_counted_in_cells(string text, int expected) => TextWidth.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("漢字漢字", 5, "漢字…")]
    [InlineData("漢字漢字", 4, "漢…")]
    [InlineData("a😀b😀c", 5, "a😀b…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    [InlineData("abc", null, "abc")]
    public void Line_is_cut_between_characters(string text, int? most, string expected) => TextWidth.Cut(text, most).ShouldBe(expected);
}
