using System.Text;
using Slipway.Oci;

namespace Slipway.Helm.Tests.Values;

/// <summary>Images are written where they belong, and nothing else of the file moves.</summary>
public sealed class ValuesEditorTests
{
    private const string Digest = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private const string Set = $"repository: \"r.example/app\", tag: \"v2\", digest: \"{Digest}\"";

    [Theory]
    [InlineData("image: {}", $"image: {{{Set}}}")]
    [InlineData("image: { }  # none", $"image: {{{Set} }}  # none")]
    [InlineData("image: {tag: v1}", $"image: {{tag: \"v2\", repository: \"r.example/app\", digest: \"{Digest}\"}}")]
    [InlineData("image: {tag: , pull: a}", $"image: {{tag: \"v2\", repository: \"r.example/app\", digest: \"{Digest}\", pull: a}}")]
    [InlineData("image: {pull: a}", $"image: {{{Set}, pull: a}}")]
    [InlineData("image: {\n  pull: a, # why\n}", $"image: {{\n  {Set}, pull: a, # why\n}}")]
    [InlineData("{image: {digest: 'x'}}", $"{{image: {{digest: \"{Digest}\", repository: \"r.example/app\", tag: \"v2\"}}}}")]
    public void Flow_mapping_is_filled_in_place(string values, string expected) => Edit(values).ShouldBe(expected);

    [Theory]
    [InlineData("image:\n  repository: a # why\n  tag: b\n  digest: c\n", $"image:\n  repository: \"r.example/app\" # why\n  tag: \"v2\"\n  digest: \"{Digest}\"\n")]
    [InlineData("image:\n    tag: b   # why", $"image:\n    tag: \"v2\"   # why\n    repository: \"r.example/app\"\n    digest: \"{Digest}\"")]
    [InlineData("image:\n  # pull\n  pull: a\n", $"image:\n  # pull\n  repository: \"r.example/app\"\n  tag: \"v2\"\n  digest: \"{Digest}\"\n  pull: a\n")]
    [InlineData("image:\n  tag:\n  repository: a\n  digest:   # none\nb: 1\n", $"image:\n  tag: \"v2\"\n  repository: \"r.example/app\"\n  digest: \"{Digest}\"   # none\nb: 1\n")]
    [InlineData("image:\n  repository: >-\n    a\n    b\n  tag: |\n    v1\n\n\n  digest: \"x\\\n    y\"\nb: 1\n", $"image:\n  repository: \"r.example/app\"\n  tag: \"v2\"\n  digest: \"{Digest}\"\nb: 1\n")]
    [InlineData("image:\n  tag: |\n    v1\nb: 1\n", $"image:\n  repository: \"r.example/app\"\n  digest: \"{Digest}\"\n  tag: \"v2\"\nb: 1\n")]
    [InlineData("image:\n  \"tag\": 'v1'\n  'repository': 1.10\n  digest: ~\n", $"image:\n  \"tag\": \"v2\"\n  'repository': \"r.example/app\"\n  digest: \"{Digest}\"\n")]
    [InlineData("image:\r\n  tag: b # why\r\nc: 1\r\n", $"image:\r\n  tag: \"v2\" # why\r\n  repository: \"r.example/app\"\r\n  digest: \"{Digest}\"\r\nc: 1\r\n")]
    [InlineData("image:\n  tag: &t v1\n  repository: a\n  digest: b\n", $"image:\n  tag: &t \"v2\"\n  repository: \"r.example/app\"\n  digest: \"{Digest}\"\n")]
    [InlineData("# 😀 repository: a\nimage:\n  <<: {pull: a}\n  repository: 😀\n  tag: b\n  digest: c # 😀", $"# 😀 repository: a\nimage:\n  <<: {{pull: a}}\n  repository: \"r.example/app\"\n  tag: \"v2\"\n  digest: \"{Digest}\" # 😀")]
    public void Block_mapping_keeps_its_layout(string values, string expected) => Edit(values).ShouldBe(expected);

    [Fact]
    public void Registry_is_set_apart_where_it_is_a_key() =>
        Edit("image: {registry: a, repository: b, tag: c, digest: d}").ShouldBe($"image: {{registry: \"r.example\", repository: \"app\", tag: \"v2\", digest: \"{Digest}\"}}");

    [Theory]
    [InlineData("other: 1", "values.yaml: there is no 'image': the file has no key 'image'; the nearest are other.")]
    [InlineData("", "values.yaml: there is no 'image': the file has no key 'image'; there are none.")]
    [InlineData("Image: {}\nimages: {}\nzzzzzzz: 1\na: 1\nb: 1\n", "values.yaml: there is no 'image': the file has no key 'image'; the nearest are Image, images, a.")]
    [InlineData("image: nginx:1", "values.yaml: 'image' in line 1 is no mapping; one with repository, tag and digest is expected.")]
    [InlineData("image:", "values.yaml: 'image' in line 1 is no mapping; one with repository, tag and digest is expected.")]
    [InlineData("image: [a]", "values.yaml: 'image' in line 1 is no mapping; one with repository, tag and digest is expected.")]
    [InlineData("a: &i {tag: x}\nimage: *i\n", "values.yaml: 'image' in line 2 is an alias of what stands in line 1, which cannot be changed alone: write it out.")]
    [InlineData("t: &t v1\nimage: {tag: *t}\n", "values.yaml: image.tag is an alias of what stands in line 1, which cannot be changed alone: write it out.")]
    [InlineData("image: {tag: {a: 1}}\n", "values.yaml: image.tag in line 1 is a mapping, and text is expected.")]
    [InlineData("image: {tag: [a]}\n", "values.yaml: image.tag in line 1 is a list, and text is expected.")]
    public void What_cannot_be_set_is_named_with_its_place(string values, string expected) => Problems(values).ShouldBe([expected]);

    [Theory]
    [InlineData("image: &i {tag: a}\nother: *i\n", "other.tag")]
    [InlineData("image:\n  tag: &t a\nother: {x.y: *t}\n", @"other.x\.y")]
    [InlineData("image: &i\n  tag: a\nother:\n- <<: *i\n", "other[0].<<.tag")]
    public void Value_that_shares_an_anchor_is_never_changed_along(string values, string changed) =>
        Problems(values).ShouldHaveSingleItem().ShouldStartWith($"values.yaml: setting image would also change or break '{changed}'");

    [Fact]
    public void Layout_that_an_insertion_would_break_is_refused() =>
        Problems("image:\n  ? tag\n  : a\n").ShouldHaveSingleItem().ShouldContain("would also change or break");

    [Fact]
    public void Two_images_are_set_at_once()
    {
        var images = new Dictionary<string, Reference>(StringComparer.Ordinal) { ["b.image"] = Image("two"), ["a.image"] = Image("one") };
        List<string> problems = [];

        var edited = ValuesEditor.SetImages(new("values.yaml", Utf8Text.Encode("a: {image: {tag: x}}\nb: {image: {tag: x}}\n")), images, problems);

        problems.ShouldBeEmpty();
        Encoding.UTF8.GetString(edited!.Content.Span).ShouldBe(
            $"a: {{image: {{tag: \"v2\", repository: \"r.example/one\", digest: \"{Digest}\"}}}}\nb: {{image: {{tag: \"v2\", repository: \"r.example/two\", digest: \"{Digest}\"}}}}\n");
    }

    [Fact]
    public void Chart_without_values_cannot_have_images()
    {
        List<string> problems = [];

        ValuesEditor.SetImages(null, new Dictionary<string, Reference>(StringComparer.Ordinal) { ["image"] = Image("app") }, problems).ShouldBeNull();

        problems.ShouldBe(["values.yaml is missing, and the images image should be set in it."]);
    }

    private static Reference Image(string name) => Reference.Parse($"r.example/{name}:v2@{Digest}");

    private static string Edit(string values)
    {
        List<string> problems = [];
        var edited = ValuesEditor.SetImages(new("values.yaml", Utf8Text.Encode(values)), new Dictionary<string, Reference>(StringComparer.Ordinal) { ["image"] = Image("app") }, problems);
        problems.ShouldBeEmpty();
        return Encoding.UTF8.GetString(edited!.Content.Span);
    }

    private static List<string> Problems(string values)
    {
        List<string> problems = [];
        var file = new ChartFile("values.yaml", Utf8Text.Encode(values));
        ValuesEditor.SetImages(file, new Dictionary<string, Reference>(StringComparer.Ordinal) { ["image"] = Image("app") }, problems).ShouldBe(file);
        return problems;
    }
}
