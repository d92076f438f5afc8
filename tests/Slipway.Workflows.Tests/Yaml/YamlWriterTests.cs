using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.Yaml;

/// <summary>The layout of documents.</summary>
public sealed class YamlWriterTests
{
    [Fact]
    public void Entries_keep_their_order_and_lists_are_indented() =>
        YamlWriter.Write(YamlMap.Of(
            ("z", 1),
            ("a", YamlSequence.Of(YamlMap.Of(("name", "one"), ("run", "a\nb\n")), YamlMap.Of(("name", "two"))))))
        .ShouldBe("z: 1\na:\n  - name: one\n    run: |\n      a\n      b\n  - name: two\n");

    [Fact]
    public void Short_lists_of_plain_values_stand_on_one_line() =>
        YamlWriter.Write(YamlMap.Of(("branches", YamlSequence.Of("main", "release/*", "1.10")))).ShouldBe("branches: [main, release/*, '1.10']\n");

    [Fact]
    public void Long_lists_have_a_line_for_each_item() =>
        YamlWriter.Write(YamlMap.Of(("names", YamlSequence.Of(new string('a', 50), new string('b', 50)))))
        .ShouldBe($"names:\n  - {new string('a', 50)}\n  - {new string('b', 50)}\n");

    [Fact]
    public void Empty_lists_and_maps_are_written_as_such() =>
        YamlWriter.Write(YamlMap.Of(("permissions", YamlMap.Empty), ("list", YamlSequence.Of()))).ShouldBe("permissions: {}\nlist: []\n");

    [Fact]
    public void Comments_stand_behind_scalars_and_above_everything_else() =>
        YamlWriter.Write(YamlMap.Of(
            ("uses", YamlScalar.Of("actions/checkout@abc") with { Comment = "v7.0.1" }),
            ("map", YamlMap.Of(("a", YamlMap.Of(("b", "c")) with { Comment = "why" })))))
        .ShouldBe("uses: actions/checkout@abc # v7.0.1\nmap:\n  # why\n  a:\n    b: c\n");

    [Fact]
    public void Documents_are_separated() =>
        YamlWriter.Write(YamlMap.Of(("a", 1)), YamlMap.Of(("b", 2))).ShouldBe("a: 1\n---\nb: 2\n");

    [Fact]
    public void Comments_do_not_count_when_nodes_are_compared() =>
        ((YamlNode)(YamlScalar.Of("a") with { Comment = "x" })).ShouldBe(YamlScalar.Of("a"));

    [Fact]
    public void Lines_are_never_folded()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100));
        YamlWriter.Write(YamlMap.Of(("a", text), ("b", "'" + text))).ShouldBe($"a: {text}\nb: '''{text}'\n");
    }
}
