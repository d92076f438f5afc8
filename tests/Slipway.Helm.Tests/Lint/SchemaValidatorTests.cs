using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm.Tests.Lint;

/// <summary>The keywords that values.schema.json files use; the cases follow the specification's own examples.</summary>
public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1", true)]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":"number"}""", "1.5", true)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "false", false)]
    [InlineData("""{"type":"boolean"}""", "true", true)]
    [InlineData("""{"type":"array"}""", "{}", false)]
    [InlineData("""{"enum":["a",1,null]}""", "null", true)]
    [InlineData("""{"enum":["a",1]}""", "\"1\"", false)]
    [InlineData("""{"const":{"a":[1]}}""", """{"a":[1]}""", true)]
    [InlineData("""{"const":1}""", "2", false)]
    [InlineData("""{"minimum":1,"maximum":3}""", "3", true)]
    [InlineData("""{"minimum":1}""", "0", false)]
    [InlineData("""{"maximum":1}""", "\"text\"", true)]
    [InlineData("""{"exclusiveMinimum":1}""", "1", false)]
    [InlineData("""{"exclusiveMaximum":2}""", "1.9", true)]
    [InlineData("""{"exclusiveMaximum":2}""", "2", false)]
    [InlineData("""{"multipleOf":0.1}""", "0.3", true)]
    [InlineData("""{"multipleOf":2}""", "3", false)]
    [InlineData("""{"minLength":2}""", "\"😀\"", false)]
    [InlineData("""{"maxLength":1}""", "\"😀\"", true)]
    [InlineData("""{"maxLength":1}""", "\"ab\"", false)]
    [InlineData("""{"pattern":"b+"}""", "\"abbc\"", true)]
    [InlineData("""{"pattern":"^b+$"}""", "\"abbc\"", false)]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", true)]
    [InlineData("""{"required":["a"]}""", "[]", true)]
    [InlineData("""{"required":["a"]}""", "{}", false)]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", false)]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", false)]
    [InlineData("""{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}""", """{"x-a":"b"}""", true)]
    [InlineData("""{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}""", """{"x-a":1}""", false)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1,"b":1}""", false)]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"b":"x"}""", false)]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", false)]
    [InlineData("""{"items":{"type":"string"}}""", """["a","b"]""", true)]
    [InlineData("""{"items":{"type":"string"}}""", """["a",1]""", false)]
    [InlineData("""{"items":[{"type":"string"}]}""", """["a",1]""", true)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", """["a",1]""", true)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", """["a","b"]""", false)]
    [InlineData("""{"minItems":1}""", "[]", false)]
    [InlineData("""{"maxItems":1}""", "[1,2]", false)]
    [InlineData("""{"minProperties":1}""", "{}", false)]
    [InlineData("""{"maxProperties":1}""", """{"a":1}""", true)]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1},{"a":1}]""", false)]
    [InlineData("""{"uniqueItems":true}""", """[1,"1"]""", true)]
    [InlineData("""{"allOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null", true)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", false)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "1", true)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", false)]
    [InlineData("""{"not":{"const":"default"}}""", "\"default\"", false)]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":5}}""", "\"a\"", false)]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":5}}""", "5", true)]
    [InlineData("""{"$ref":"#/definitions/a~1b","definitions":{"a/b":{"type":"string"}}}""", "1", false)]
    [InlineData("""{"$ref":"#/$defs/l/0","$defs":{"l":[{"type":"string"}]}}""", "\"a\"", true)]
    [InlineData("""{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}""", """{"next":{"next":{"other":1}}}""", false)]
    [InlineData("true", "1", true)]
    [InlineData("false", "1", false)]
    public void Value_is_checked_as_the_specification_says(string schema, string value, bool expected)
    {
        var validator = Validate(schema, value);

        validator.Problems.Count.ShouldBe(expected ? 0 : 1, string.Join('\n', validator.Problems));
        validator.Unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", "contains")]
    [InlineData("""{"$ref":"https://example.com/a.json"}""", "1", "$ref https://example.com/a.json")]
    [InlineData("""{"$ref":"#/definitions/none"}""", "1", "$ref #/definitions/none")]
    [InlineData("""{"pattern":"(?=a)"}""", "\"a\"", "the pattern (?=a)")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}""", "1", "schemas that lead to themselves too often")]
    [InlineData("""{"minLength":"x"}""", "\"a\"", "minLength")]
    public void What_is_not_checked_is_named(string schema, string value, string expected) => Validate(schema, value).Unknown.ShouldBe([expected]);

    [Fact]
    public void Words_around_a_schema_are_no_unknown_keywords() =>
        Validate("""{"$schema":"x","$id":"y","title":"t","description":"d","default":1,"examples":[],"format":"uri","x-own":1,"deprecated":true}""", "1").Unknown.ShouldBeEmpty();

    [Fact]
    public void Problem_names_path_value_and_expectation() =>
        Validate("""{"properties":{"a.b":{"items":{"minimum":2}}}}""", """{"a.b":[3,1]}""").Problems.ShouldBe([@"'a\.b[1]' is 1, and at least 2 is expected."]);

    private static SchemaValidator Validate(string schema, string value)
    {
        using var document = JsonDocument.Parse(schema);
        var validator = new SchemaValidator(document.RootElement);
        validator.Validate(JsonNode.Parse(value));
        return validator;
    }
}
