namespace Slipway.Engine.Tests.Caching;

/// <summary>Values as text.</summary>
public sealed class InputTextTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "null", "\"null\"" },
        { "a\"\n", "\"a\\\"\\n\"" },
        { true, "true" },
        { 42, "42" },
        { 1.5, "1.5" },
        { DayOfWeek.Friday, "Friday" },
        { new[] { "a", "b" }, "[\"a\",\"b\"]" },
        { new List<int?> { 1, null }, "[1,null]" },
        { Array.Empty<string>(), "[]" },
        { new Dictionary<string, int>(StringComparer.Ordinal) { ["b"] = 1, ["a"] = 2 }, "{\"a\":2,\"b\":1}" },
        { new Version(1, 2), "\"1.2\"" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Value_has_one_text(object? value, string text) => InputText.Of(value).ShouldBe(text);

    [Fact]
    public void Lists_that_only_join_alike_differ()
    {
        InputText.Of(new[] { "a,b" }).ShouldNotBe(InputText.Of(new[] { "a", "b" }));
    }

    [Fact]
    public void Long_value_and_secret_are_shown_as_hashes()
    {
        InputText.Of(new string('x', 1000)).ShouldStartWith("sha256:");
        InputText.HashOf("s3cret").ShouldStartWith("sha256:");
        InputText.HashOf("s3cret").ShouldNotBe(InputText.HashOf("s3cret2"));
        InputText.HashOf(null).ShouldNotBe(InputText.HashOf(""));
    }
}
