using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Oci;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm.Tests.Values;

/// <summary>Whatever the layout, an image is set, and every character outside of it stays.</summary>
public sealed class ValuesEditorPropertyTests
{
    private static readonly Reference s_image = Reference.Parse($"r.example/team/app:1.10@sha256:{new string('d', 64)}");

    private static readonly string[] s_surroundings =
    [
        "# repository: a\n", "\n", "other: {tag: v1, repository: 'x'}\n", "script: |\n  image:\n    tag: v1\n\n  # done\n", "text: >-\n  folded: tag\n  text\n",
        "list:\n- image: {tag: a}\n- tag: b # c\n", "\"quoted key\": 'it''s'\n", "😀: ünïcode # 😀\n", "empty:\n", "n: 1_000\n", "flag: yes\n", "deep: {a: {b: [1, {c: d}]}} # e\n",
    ];

    private static Gen<string> Scalar { get; } = Gen.Elements("v1", "1.10", "~", "''", "\"a b\"", "'it''s'", "", "null", "x:5000/y", "😀", "\"\\u263a\"");

    private static Gen<string> Comment { get; } = Gen.Elements("", "", " # why", "   # 😀 tag: v1");

    private static Gen<string[]> Keys { get; } =
        from count in Gen.Choose(1, 5)
        from keys in Gen.Shuffle<string>(["repository", "tag", "digest", "registry", "pullPolicy"])
        select keys.Take(count).ToArray();

    private static Gen<string> Block { get; } =
        from keys in Keys
        from indent in Gen.Choose(1, 6)
        from values in Scalar.ArrayOf(5)
        from comments in Comment.ArrayOf(5)
        select "image:\n" + string.Concat(keys.Select((key, i) => $"{new string(' ', indent)}{key}: {values[i]}{comments[i]}\n"));

    private static Gen<string> Flow { get; } =
        from keys in Keys
        from values in Scalar.ArrayOf(5)
        from blank in Gen.Elements("", " ", "\n  ")
        select $"image: {{{blank}{string.Join("," + (blank.Length == 0 ? " " : blank), keys.Select((key, i) => $"{key}: {values[i]}"))}{blank}}}\n";

    private static Gen<string> Surrounding { get; } = Gen.SubListOf(s_surroundings).Select(string.Concat);

    private static Gen<(string Before, string Image, string After)> File { get; } =
        from before in Surrounding
        from image in Gen.OneOf(Block, Flow, Gen.Constant("image: {}\n"))
        from end in Gen.Elements("", "# the end", "last: 1", "last: 1\n")
        from windows in Gen.Elements(false, true)
        select windows ? (Windows(before), Windows(image), Windows(end)) : (before, image, end);

    [Fact]
    public void Image_is_set_and_everything_around_it_stays() =>
        Prop.ForAll(File.ToArbitrary(), file =>
        {
            List<string> problems = [];
            var edited = Encoding.UTF8.GetString(Edit(file.Before + file.Image + file.After, problems).Span);

            problems.ShouldBeEmpty();
            edited.ShouldStartWith(file.Before);
            edited.ShouldEndWith(file.After);
            Comments(edited).ShouldBe(Comments(file.Before + file.Image + file.After));
            var image = (YamlMappingNode)((YamlMappingNode)YamlText.Parse(Utf8Text.Encode(edited), out _)!.Root!).Find("image")!;
            var hasRegistry = file.Image.Contains("registry");
            Text(image, "repository").ShouldBe(hasRegistry ? "team/app" : "r.example/team/app");
            Text(image, "registry").ShouldBe(hasRegistry ? "r.example" : null);
            Text(image, "tag").ShouldBe("1.10");
            Text(image, "digest").ShouldBe(s_image.Digest!.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Setting_it_again_changes_nothing() =>
        Prop.ForAll(File.ToArbitrary(), file =>
        {
            var once = Edit(file.Before + file.Image + file.After, []);

            return Edit(Encoding.UTF8.GetString(once.Span), []).Span.SequenceEqual(once.Span);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Text_on_which_the_scanner_itself_fails_is_a_problem()
    {
        List<string> problems = [];

        ValuesEditor.SetImages(new("values.yaml", ":\0{\na"u8.ToArray()), Images(), problems);

        problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_text_makes_the_editor_fail_otherwise_than_with_a_problem() =>
        Prop.ForAll<string>(text =>
        {
            List<string> problems = [];
            var content = Utf8Text.Encode(new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]));
            var values = new ChartFile("values.yaml", content);
            return ValuesEditor.SetImages(values, Images(), problems) == values && problems.Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static ReadOnlyMemory<byte> Edit(string values, List<string> problems) => ValuesEditor.SetImages(new("values.yaml", Utf8Text.Encode(values)), Images(), problems)!.Content;

    private static Dictionary<string, Reference> Images() => new(StringComparer.Ordinal) { ["image"] = s_image };

    private static string? Text(YamlMappingNode mapping, string key) => (mapping.Find(key) as YamlScalarNode)?.Value;

    private static IEnumerable<string> Comments(string text) => text.Split('\n').Where(line => line.Contains('#')).Select(line => line[line.IndexOf('#', StringComparison.Ordinal)..]);

    private static string Windows(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
