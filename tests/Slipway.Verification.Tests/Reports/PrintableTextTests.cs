using System.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Verification.Tests.Reports;

/// <summary>What is left of text that programs wrote.</summary>
public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("\e[1;31mred\e[0m", "red")]
    [InlineData("\e]8;;https://example.test\e\\link\e]8;;\a", "link")]
    [InlineData("a\0b\rc\u009b", "abc")]
    [InlineData("\u202eevil\u2066", "\ufffdevil\ufffd")]
    public void Sequences_and_control_characters_are_removed(string text, string clean) => PrintableText.Clean(text).ShouldBe(clean);

    [Fact]
    public void Half_of_a_pair_is_replaced() => PrintableText.Clean("😀 " + '\ud83d').ShouldBe("😀 \ufffd");

    [Fact]
    public void What_is_left_may_stand_in_xml() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => XmlConvert.VerifyXmlChars(PrintableText.Clean(text ?? ""))).QuickCheckThrowOnFailure();
}
