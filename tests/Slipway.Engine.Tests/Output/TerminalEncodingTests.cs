using System.Text;

namespace Slipway.Engine.Tests.Output;

/// <summary>Terminals that are not UTF-8 get signs that they can show.</summary>
public sealed class TerminalEncodingTests
{
    [Theory]
    [InlineData(null, null, null, "utf-8")]
    [InlineData(null, null, "C", "us-ascii")]
    [InlineData("POSIX", null, "en_US.UTF-8", "us-ascii")]
    [InlineData(null, null, "C.UTF-8", "utf-8")]
    [InlineData(null, null, "en_US.UTF-8", "utf-8")]
    [InlineData(null, null, "de_DE.utf8@euro", "utf-8")]
    [InlineData(null, null, "de_DE.ISO-8859-1", "us-ascii")]
    [InlineData(null, "de_DE.ISO-8859-1", "en_US.UTF-8", "us-ascii")]
    [InlineData("en_US.UTF-8", "de_DE.ISO-8859-1", "", "utf-8")]
    [InlineData("", "", "ja_JP.eucJP", "us-ascii")]
    public void Locale_names_the_encoding(string? all, string? type, string? language, string expected)
    {
        var environment = new Dictionary<string, string?> { ["LC_ALL"] = all, ["LC_CTYPE"] = type, ["LANG"] = language }
            .Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!, StringComparer.Ordinal);

        TerminalEncoding.Of(environment).WebName.ShouldBe(expected);
    }

    [Fact]
    public void Utf8_has_no_byte_order_mark() => TerminalEncoding.Of(new Dictionary<string, string>()).GetPreamble().ShouldBeEmpty();

    [Fact]
    public void Signs_are_replaced_by_what_looks_most_like_them()
    {
        var ascii = TerminalEncoding.Of(new Dictionary<string, string> { ["LANG"] = "C.latin1" });

        Encoding.ASCII.GetString(ascii.GetBytes("── A → B │ ├─ └─ ╭┬╮ … – é 😀")).ShouldBe("-- A > B | +- +- +++ . - ? ?");
    }
}
