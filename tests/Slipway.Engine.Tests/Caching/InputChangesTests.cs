using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Two manifests, compared.</summary>
public sealed class InputChangesTests
{
    [Fact]
    public void Manifest_is_a_line_for_each_input_and_its_hash_the_key()
    {
        var manifest = new InputManifest();
        manifest.Add(InputKind.Value, "tab\tline\n", "back\\slash");
        manifest.AddFile("src/a.cs", ContentHash.Of("a"u8));

        System.Text.Encoding.UTF8.GetString(manifest.Text.Span).ShouldBe($"Value\ttab\\tline\\n\tback\\\\slash\nFile\tsrc/a.cs\t{ContentHash.Of("a"u8)}\n");
        manifest.Key.ShouldBe(ContentHash.Of(manifest.Text.Span));
    }

    [Fact]
    public void Changes_come_in_the_order_of_kinds_and_names()
    {
        var old = Manifest((InputKind.File, "z", "1"), (InputKind.File, "same", "1"), (InputKind.Tool, "helm", "3"), (InputKind.Value, "gone", "x"));
        var now = Manifest((InputKind.File, "z", "2"), (InputKind.File, "same", "1"), (InputKind.File, "a", "1"), (InputKind.Tool, "helm", "4"), (InputKind.Environment, "CI", "h"));

        InputChanges.Between(old, now).Select(change => change.ToString()).ShouldBe(
        [
            "value gone was removed",
            "environment variable CI was added",
            "tool helm changed from 3 to 4",
            "a was added",
            "z changed",
        ]);
    }

    [Theory]
    [InlineData(InputKind.Secret, "secret x changed")]
    [InlineData(InputKind.Environment, "environment variable x changed")]
    [InlineData(InputKind.Program, "the build program changed")]
    [InlineData(InputKind.Platform, "the platform changed from old to new")]
    [InlineData(InputKind.File, "x changed")]
    [InlineData(InputKind.Value, "value x changed from old to new")]
    public void Values_are_shown_only_where_they_may_and_help(object kind, string text)
    {
        InputChanges.Between(Manifest(((InputKind)kind, "x", "old")), Manifest(((InputKind)kind, "x", "new"))).ShouldHaveSingleItem().ToString().ShouldBe(text);
    }

    [Fact]
    public void Equal_manifests_do_not_differ_and_damaged_lines_are_skipped()
    {
        var manifest = Manifest((InputKind.File, "a", "1"));

        InputChanges.Between(manifest, manifest).ShouldBeEmpty();
        InputChanges.Between("File\ta\t1\nrubbish\nNoKind\ta\tb\n"u8, manifest).ShouldBeEmpty();
    }

    private static byte[] Manifest(params (InputKind Kind, string Name, string Value)[] inputs)
    {
        var manifest = new InputManifest();
        foreach (var (kind, name, value) in inputs)
        {
            manifest.Add(kind, name, value);
        }

        return manifest.Text.ToArray();
    }
}
