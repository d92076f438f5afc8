using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.Yaml;

/// <summary>What is read, and what is refused.</summary>
public sealed class YamlReaderTests
{
    [Fact]
    public void Plain_scalars_have_the_types_of_the_core_schema() =>
        YamlReader.Read("a: 1\nb: 0o7\nc: 1.5\nd: True\ne: ~\nf: on\ng: '1'\nh: 1.1.1\n").ShouldBe(YamlMap.Of(
            ("a", 1), ("b", YamlScalar.Plain("0o7")), ("c", YamlScalar.Plain("1.5")), ("d", true), ("e", YamlScalar.Null), ("f", "on"), ("g", "1"), ("h", "1.1.1")));

    [Theory]
    [InlineData("0o7", YamlKind.WholeNumber)]
    [InlineData("-12", YamlKind.WholeNumber)]
    [InlineData("1.5", YamlKind.Fraction)]
    [InlineData("-.inf", YamlKind.Fraction)]
    [InlineData("no", YamlKind.Text)]
    [InlineData("1:30", YamlKind.Text)]
    public void Plain_scalar_has_a_kind(string text, YamlKind kind) => YamlScalar.Plain(text).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("a: 1\nb: &x 2\n", "Line 2: anchors, aliases and tags are not read.")]
    [InlineData("a: !!str 2\n", "Line 1: anchors, aliases and tags are not read.")]
    [InlineData("a: 1\na: 2\n", "Line 2: the key a is there twice.")]
    [InlineData("", "Expected one YAML document.")]
    [InlineData("a: 1\n---\nb: 1\n", "Expected one YAML document.")]
    public void Unusual_documents_are_refused(string yaml, string message) =>
        Should.Throw<FormatException>(() => YamlReader.Read(yaml)).Message.ShouldBe(message);

    [Theory]
    [InlineData("a: [1\nb: 2\n", "")]
    [InlineData("a: 'x\n", "Line ")]
    [InlineData("? [a]\n: b\n", "Line 1")]
    public void What_is_no_YAML_is_refused_with_the_line(string yaml, string message) =>
        Should.Throw<FormatException>(() => YamlReader.Read(yaml)).Message.ShouldStartWith(message);

    [Fact]
    public void Any_text_is_read_or_refused() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Snippets, text =>
    {
        try
        {
            YamlReader.ReadAll(text).ShouldNotBeNull();
        }
        catch (FormatException)
        {
            // Refused.
        }
    }));

    private static Arbitrary<string> Snippets =>
        Gen.Elements("a", "b", ": ", ":", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "'", "\"", "|", ">", "? ", "&x ", "*x", "!t ", "#", "%", "---\n", "...\n", "\t", "\u0000")
            .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    [Fact]
    public void Several_documents_are_read() => YamlReader.ReadAll("a: 1\n---\nb: 1\n").Count.ShouldBe(2);
}
