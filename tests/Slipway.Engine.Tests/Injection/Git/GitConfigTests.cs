using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Configuration files of git are read by their own rules.</summary>
public sealed class GitConfigTests
{
    [Theory]
    [InlineData("[remote \"origin\"]\n\turl = https://a/b", "https://a/b")]
    [InlineData("[REMOTE \"origin\"]\nURL=https://a/b", "https://a/b")]
    [InlineData("[remote.origin]\nurl = https://a/b", "https://a/b")]
    [InlineData("[remote \"origin\"] ; comment\n# comment\nurl = https://a/b # comment", "https://a/b")]
    [InlineData("[remote \"origin\"]\nurl = \"a # b \" ", "a # b ")]
    [InlineData("[remote \"origin\"]\nurl = a\\\nb", "ab")]
    [InlineData("[remote \"origin\"]\nurl = \"a\\tb\\\\\\\"\"", "a\tb\\\"")]
    [InlineData("[remote \"origin\"]\nurl = one\nurl = two", "two")]
    [InlineData("[remote \"origin\"]\nurl", "true")]
    [InlineData("[remote \"origin\"]\r\nurl = x\r\n", "x")]
    [InlineData("[remote \"Origin\"]\nurl = x", null)]
    [InlineData("[other \"origin\"]\nurl = x", null)]
    [InlineData("url = x", null)]
    [InlineData("", null)]
    public void Value_is_found_by_section_and_key(string text, string? expected) => GitConfig.Parse(text).Find("remote", "origin", "url").ShouldBe(expected);

    [Fact]
    public void Section_without_a_second_part_has_its_keys() => GitConfig.Parse("[core]\nbare = false").Find("core", "", "bare").ShouldBe("false");

    [Fact]
    public void Quotation_marks_in_names_are_escaped() => GitConfig.Parse("[branch \"a\\\"b\"]\nremote = x").Find("branch", "a\"b", "remote").ShouldBe("x");

    [Fact]
    public void Missing_file_has_no_values() => GitConfig.Read("/no/file").Find("core", "", "bare").ShouldBeNull();

    [Fact]
    public void No_text_breaks_reading() => Prop.ForAll<NonNull<string>>(text => GitConfig.Parse("[a \"" + text.Get) is not null && GitConfig.Parse(text.Get) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Quoted_value_comes_back_as_it_was() => Prop.ForAll<NonNull<string>>(text =>
    {
        var value = new string([.. text.Get.Where(letter => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\u0085'))]);
        return GitConfig.Parse($"[a]\nb = \"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"").Find("a", "", "b") == value;
    }).QuickCheckThrowOnFailure();
}
