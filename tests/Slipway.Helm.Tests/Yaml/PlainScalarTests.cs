namespace Slipway.Helm.Tests.Yaml;

/// <summary>Scalars without quotes mean what Helm's reader makes of them.</summary>
public sealed class PlainScalarTests
{
    [Theory]
    [InlineData("", nameof(ScalarKind.Null))]
    [InlineData("~", nameof(ScalarKind.Null))]
    [InlineData("null", nameof(ScalarKind.Null))]
    [InlineData("nULL", nameof(ScalarKind.Text))]
    [InlineData("yes", nameof(ScalarKind.Boolean))]
    [InlineData("Off", nameof(ScalarKind.Boolean))]
    [InlineData("oFF", nameof(ScalarKind.Text))]
    [InlineData("1", nameof(ScalarKind.Number))]
    [InlineData("1.10", nameof(ScalarKind.Number))]
    [InlineData("-.5e3", nameof(ScalarKind.Number))]
    [InlineData("0x1F", nameof(ScalarKind.Number))]
    [InlineData("0o7", nameof(ScalarKind.Number))]
    [InlineData("1_000", nameof(ScalarKind.Number))]
    [InlineData("+.inf", nameof(ScalarKind.Number))]
    [InlineData("1.4.0", nameof(ScalarKind.Text))]
    [InlineData("v1", nameof(ScalarKind.Text))]
    [InlineData("1e", nameof(ScalarKind.Text))]
    [InlineData("sha256:00", nameof(ScalarKind.Text))]
    public void Kind_is_that_of_yaml_1_1(string text, string expected) => PlainScalar.KindOf(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("1.10")]
    [InlineData("on")]
    [InlineData("")]
    [InlineData("2020-01-01")]
    [InlineData("12:30:45")]
    [InlineData("<<")]
    public void Text_that_would_mean_something_else_needs_quotes(string text) => PlainScalar.NeedsQuotes(text).ShouldBeTrue();

    [Theory]
    [InlineData("1.4.0")]
    [InlineData("a b")]
    [InlineData("localhost:5005/a")]
    public void Other_text_needs_none(string text) => PlainScalar.NeedsQuotes(text).ShouldBeFalse();

    [Theory]
    [InlineData("010", 8)]
    [InlineData("0o10", 8)]
    [InlineData("08", 8)]
    [InlineData("0x1f", 31)]
    [InlineData("-0b11", -3)]
    [InlineData("1_000", 1000)]
    [InlineData("1e3", 1000)]
    [InlineData("-0", 0)]
    public void Number_is_read_in_its_base(string text, int expected) => PlainScalar.NumberOf(text).ShouldBe(expected);

    [Theory]
    [InlineData(".inf")]
    [InlineData(".nan")]
    [InlineData("0xffffffffffffffffffffffffffffffff")]
    [InlineData("1e400")]
    public void Number_that_json_cannot_hold_is_none(string text) => PlainScalar.NumberOf(text).ShouldBeNull();
}
