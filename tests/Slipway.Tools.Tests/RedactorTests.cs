namespace Slipway.Tools.Tests;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("a secret b", new[] { "secret" }, "a *** b")]
    [InlineData("nothing here", new[] { "secret" }, "nothing here")]
    [InlineData("secretsecret", new[] { "secret" }, "******")]
    [InlineData("secret-long", new[] { "secret", "secret-long" }, "***")]
    [InlineData("https://u:a%2Fb@host", new[] { "a/b" }, "https://u:***@host")]
    [InlineData("keep", new[] { "", "\n" }, "keep")]
    public void Redactor_masks(string text, string[] secrets, string expected) => new Redactor(secrets).Redact(text).ShouldBe(expected);

    [Fact]
    public void Redactor_masks_each_line_of_a_key()
    {
        var redactor = new Redactor(["-----BEGIN KEY-----\nMIGH\r\nAgEA\n-----END KEY-----\n"]);
        redactor.Redact("found MIGH and AgEA").ShouldBe("found *** and ***");
    }

    [Fact]
    public void Brackets_of_a_secret_that_is_JSON_stay_in_other_text() =>
        new Redactor(["{\n  \"key\": \"hunter2\"\n}"]).Redact("{ a: [] } \"key\": \"hunter2\"").ShouldBe("{ a: [] } ***");

    [Theory]
    [InlineData("ab")]
    [InlineData("ab\ncd")]
    public void Secret_of_short_lines_only_is_masked_all_the_same(string secret) => new Redactor([secret]).Redact("x ab").ShouldBe("x ***");
}
