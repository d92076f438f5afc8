using System.Globalization;

namespace Slipway.Engine.Tests.Output;

/// <summary>Templates with named values, as Serilog writes them.</summary>
public sealed class MessageTemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{A}", "1")]
    [InlineData("{A} and {B}", "1 and two")]
    [InlineData("{A} {A} {A} {A}", "1 two 3.5 {A}")]
    [InlineData("{@A} {$B}", "1 two")]
    [InlineData("{0} {1}", "1 two")]
    [InlineData("[{A,4}] [{B,-5}]", "[   1] [two  ]")]
    [InlineData("{A:000} {B} {C:0.00}", "001 two 3.50")]
    [InlineData("{{A}} {A}", "{A} 1")]
    [InlineData("{not a hole} {A}", "{not a hole} 1")]
    [InlineData("{} {A}", "{} 1")]
    [InlineData("{A", "{A")]
    [InlineData("}", "}")]
    [InlineData("{\"json\": {A}}", "{\"json\": 1}")]
    public void Values_fill_the_holes_in_their_order(string template, string expected) => MessageTemplate.Render(template, [1, "two", 3.5]).ShouldBe(expected);

    [Fact]
    public void Values_show_what_they_are()
    {
        MessageTemplate.Render("{A}|{B}|{C}", [null, new[] { "x", "y" }, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)])
            .ShouldBe($"null|x, y|{new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToString(CultureInfo.InvariantCulture)}");
        MessageTemplate.Render("{Path}", [new Uri("https://example.com/a")]).ShouldBe("https://example.com/a");
    }

    [Fact]
    public void Braces_in_values_are_left_alone() => MessageTemplate.Render("{A}{B}", ["{B}", "{{"]).ShouldBe("{B}{{");
}
