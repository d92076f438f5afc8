using System.Linq.Expressions;

namespace Slipway.Engine.Tests.Authoring;

/// <summary>Conditions are shown as they were written.</summary>
public sealed class ConditionTextTests
{
    private const int Limit = 5;

    private readonly string _name = "n";

    [Theory]
    [InlineData("() => A && B", "A && B")]
    [InlineData("() =>\n    A ||\r\n    B", "A || B")]
    [InlineData("IsReady", "IsReady")]
    [InlineData("() => (A)", "(A)")]
    public void Source_is_shown_on_one_line_without_the_arrow(string source, string expected) => ConditionText.Of(source).ShouldBe(expected);

    [Fact]
    public void Expression_shows_members_by_their_bare_names()
    {
        var captured = 3;

        Text(() => captured > Limit).ShouldBe("captured > 5");
        Text(() => _name == "x").ShouldBe("_name == \"x\"");
        Text(() => _name.Length == 1).ShouldBe("_name.Length == 1");
        Text(() => !File.Exists(_name)).ShouldBe("Not(Exists(_name))");
    }

    private static string Text(Expression<Func<bool>> condition) => ConditionText.Of(condition.Body);
}
