using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Engine.Secrets;

namespace Slipway.Engine.Tests.Secrets;

/// <summary>One property changes, and nothing else in the file does.</summary>
public sealed class JsonObjectTextTests
{
    public static TheoryData<string, string> Additions => new()
    {
        { "{}", "{\n  \"K\": \"v\"\n}" },
        { "{}\n", "{\n  \"K\": \"v\"\n}\n" },
        { "{ \n }", "{\n  \"K\": \"v\"\n}" },
        { "{ // nothing yet\n}", "{\n  \"K\": \"v\" // nothing yet\n}" },
        { "{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"K\": \"v\"\n}\n" },
        { "{\n\t\"a\": [1, 2],\n}\n", "{\n\t\"a\": [1, 2],\n\t\"K\": \"v\",\n}\n" },
        { "{ \"a\": { \"K\": 1 } }", "{ \"a\": { \"K\": 1 }, \"K\": \"v\" }" },
        { "{\"a\":1}", "{\"a\":1,\"K\": \"v\"}" },
        { "{\n  \"a\": 1 // one, and\n  // more\n}", "{\n  \"a\": 1, // one, and\n  // more\n  \"K\": \"v\"\n}" },
        { "{\n  \"a\": 1, /* x, */\n}", "{\n  \"a\": 1, /* x, */\n  \"K\": \"v\",\n}" },
        { "{ \"ä\": \"€\" }", "{ \"ä\": \"€\", \"K\": \"v\" }" },
        { "{ \"K\": \"old\", \"b\": 2 }", "{ \"K\": \"v\", \"b\": 2 }" },
        { "{ \"k\" : [\"old\"] }", "{ \"k\" : \"v\" }" },
        { "{ \"k\" : { \"x\": {} } }", "{ \"k\" : \"v\" }" },
    };

    public static TheoryData<string, string> Removals => new()
    {
        { "{ \"K\": 1 }", "{ }" },
        { "{\n  \"K\": 1\n}\n", "{\n}\n" },
        { "{ \"K\": 1, \"b\": 2 }", "{ \"b\": 2 }" },
        { "{ \"a\": 1, \"K\": {} }", "{ \"a\": 1 }" },
        { "{\n  \"a\": 1,\n  \"K\": [1],\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}" },
        { "{\n  \"a\": 1, // about a\n  \"K\": 2 // about K\n}", "{\n  \"a\": 1 // about a // about K\n}" },
        { "{\n  \"a\": 1,\n  \"K\": 2,\n}", "{\n  \"a\": 1,\n}" },
        { "{ \"a\": 1 }", "{ \"a\": 1 }" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public void Property_is_set(string before, string after) => new JsonObjectText(before).Set("K", "v").ShouldBe(after);

    [Theory]
    [MemberData(nameof(Removals))]
    public void Property_is_removed(string before, string after) => new JsonObjectText(before).Remove("K").ShouldBe(after);

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void Other_text_is_refused(string text) => Should.Throw<JsonException>(() => new JsonObjectText(text));

    [Fact]
    public void Other_properties_keep_their_values_whatever_is_set_and_removed() => Prop.ForAll<(string Name, string Value)[], bool, string>((entries, indents, secret) =>
    {
        var known = entries.Where(entry => entry is { Name: not null, Value: not null }).DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Where(entry => entry.Name != "K" && entry.Name != "k").ToList();
        var json = new JsonObject(known.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))).ToJsonString(new() { WriteIndented = indents });

        var set = new JsonObjectText(json).Set("K", secret ?? "");
        var removed = new JsonObjectText(set).Remove("k");

        Values(set).ShouldBe([.. known.Append(("K", secret ?? ""))]);
        Values(removed).ShouldBe(known);
    }).QuickCheckThrowOnFailure();

    private static List<(string Name, string Value)> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(property => (property.Name, property.Value.GetString()!))];
    }
}
