using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Gateway.Controller.Files;
using YamlDotNet.RepresentationModel;

namespace Gateway.Tests.Controller;

/// <summary>YAML becomes the JSON that YAML 1.2 says.</summary>
public sealed class YamlJsonTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: -12.50", """{"a":-12.50}""")]
    [InlineData("a: true", """{"a":true}""")]
    [InlineData("a: False", """{"a":false}""")]
    [InlineData("a: ", """{"a":null}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a: 'null'", """{"a":"null"}""")]
    [InlineData("a: \"1\"", """{"a":"1"}""")]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("on: off", """{"on":"off"}""")]
    [InlineData("a: 1h", """{"a":"1h"}""")]
    [InlineData("a: 1.2.3", """{"a":"1.2.3"}""")]
    [InlineData("a: 0x10", """{"a":"0x10"}""")]
    [InlineData("1: [a, {b: c}]", """{"1":["a",{"b":"c"}]}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("a: |\n  x\n  y\n", """{"a":"x\ny\n"}""")]
    public void Plain_scalars_have_kinds_and_quoted_ones_are_text(string yaml, string json) => Convert(yaml).GetRawText().ShouldBe(json);

    [Fact]
    public void Json_is_yaml_and_stays_what_it_is() => Prop.ForAll(
        ArbMap.Default.ArbFor<(string[] Texts, int[] Numbers, bool Flag)>().Filter(value => value.Texts.All(text => text is not null && text.All(character => character is >= ' ' and < '\x7f'))),
        value =>
        {
            var json = JsonSerializer.Serialize(new { value.Texts, value.Numbers, value.Flag });
            return JsonElement.DeepEquals(Convert(json), JsonDocument.Parse(json).RootElement);
        }).QuickCheckThrowOnFailure();

    private static JsonElement Convert(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return YamlJson.Convert(stream.Documents[0].RootNode);
    }
}
