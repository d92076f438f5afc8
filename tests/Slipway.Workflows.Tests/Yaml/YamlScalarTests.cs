using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.Yaml;

/// <summary>Text stays the same text for every reader, with as few quotes as that allows.</summary>
public sealed class YamlScalarTests
{
    private static readonly string[] Fragments =
    [
        "on", "yes", "no", "y", "true", "null", "~", "1.10", "0o7", "0x1F", "012", "1_000", "12:30:45", "2024-01-02", ".inf", ".NaN", "-.inf", "1e3", "+1", ".5",
        "", " ", "\n", "\t", "\r", "#", " #", ": ", ":", "- ", "-", "---", "...", "? ", "*", "&", "!", "%", "@", "`", "|", ">", "'", "\"", "\\", "{", "}", "[", "]", ",",
        "${{ x }}", "a", "word", "é", "→", "😀", "\u2028", "\u0085", "\uFEFF", "\u0000", "\u001b", "<<", "=",
    ];

    private static Arbitrary<string> Texts => Gen.OneOf(
        Gen.Elements(Fragments).ListOf().Select(parts => string.Concat(parts)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get).Where(text => IsWellFormed(text))).ToArbitrary();

    [Fact]
    public void Any_text_stays_the_same_text_for_readers_of_both_versions() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Texts, text =>
        SchemaReader.ReadScalar(YamlWriter.Write(YamlMap.Of(("key", text)))).ShouldBe((text, "str", "str"))));

    [Fact]
    public void Any_text_stays_the_same_as_a_key_and_inside_of_lists() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Texts, text =>
    {
        var node = YamlMap.Of((text, YamlSequence.Of(text, "b", YamlMap.Of((text, text)))), (text + "2", YamlSequence.Of(text, 7, true)));
        YamlReader.Read(YamlWriter.Write(node)).ShouldBe(node);
    }));

    [Theory]
    [InlineData("word")]
    [InlineData("ubuntu-24.04")]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")]
    [InlineData("./build.sh Restore Compile --skip")]
    [InlineData(".nuke/temp")]
    [InlineData("${{ github.ref }}")]
    [InlineData("Restore, Compile")]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("/absolute/path")]
    [InlineData("a'b")]
    public void Harmless_text_has_no_quotes(string text) => Line(text).ShouldBe($"key: {text}\n");

    [Theory]
    [InlineData("on")]
    [InlineData("Yes")]
    [InlineData("n")]
    [InlineData("null")]
    [InlineData("1.10")]
    [InlineData("0o7")]
    [InlineData("12:30")]
    [InlineData("2024-01-02")]
    [InlineData("")]
    [InlineData("a # b")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("*.tgz")]
    [InlineData("&a")]
    [InlineData("!a")]
    [InlineData("%a")]
    [InlineData("@a")]
    [InlineData("- a")]
    [InlineData("{a}")]
    [InlineData("→")]
    public void Text_that_could_be_something_else_has_single_quotes(string text) => Line(text).ShouldBe($"key: '{text}'\n");

    [Theory]
    [InlineData("a\u001bb", "\"a\\eb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("\u2028a", "\"\\La\"")]
    [InlineData("\n", "\"\\n\"")]
    [InlineData("a\n \nb", "\"a\\n \\nb\"")]
    public void Text_that_no_block_can_hold_has_escapes(string text, string expected) => Line(text).ShouldBe($"key: {expected}\n");

    [Theory]
    [InlineData("a\nb\n", "key: |\n  a\n  b\n")]
    [InlineData("a\nb", "key: |-\n  a\n  b\n")]
    [InlineData("a\n\n  b: #c\n", "key: |\n  a\n\n    b: #c\n")]
    [InlineData("a\n\n\n", "key: |+\n  a\n\n\n")]
    public void Several_lines_stand_in_a_block(string text, string expected) => Line(text).ShouldBe(expected);

    [Fact]
    public void Numbers_truth_and_nothing_keep_their_types()
    {
        var node = YamlMap.Of(("a", 1), ("b", true), ("c", YamlScalar.Null), ("d", "1"), ("e", "true"), ("f", "null"));
        YamlWriter.Write(node).ShouldBe("a: 1\nb: true\nc: null\nd: '1'\ne: 'true'\nf: 'null'\n");
        YamlReader.Read(YamlWriter.Write(node)).ShouldBe(node);
    }

    private static string Line(string text) => YamlWriter.Write(YamlMap.Of(("key", text)));

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
