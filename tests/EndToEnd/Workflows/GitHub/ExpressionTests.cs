namespace EndToEnd.Workflows.GitHub;

/// <summary>The evaluator says what GitHub's documentation says, so that the runs prove something.</summary>
public sealed class ExpressionTests
{
    private static readonly Dictionary<string, object?> Contexts = new(StringComparer.Ordinal)
    {
        ["inputs"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["dry-run"] = true },
        ["needs"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["build"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["outputs"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["part-0"] = "abc" } },
        },
        ["vars"] = new Dictionary<string, object?>(StringComparer.Ordinal),
        ["failed"] = false,
    };

    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("inputs.dry-run", "true")]
    [InlineData("inputs.nothing", "")]
    [InlineData("vars.REGISTRY || format('ghcr.io/{0}', 'acme')", "ghcr.io/acme")]
    [InlineData("needs.build.outputs.part-0", "abc")]
    [InlineData("needs.build.outputs[format('part-{0}', 0)]", "abc")]
    [InlineData("'A' == 'a' && 'yes'", "yes")]
    [InlineData("!(1 == 2) && 'x' != 'y'", "true")]
    [InlineData("startsWith('refs/tags/v1', 'refs/tags/') && !cancelled() && always() && success()", "true")]
    public void Expression_has_the_documented_value(string expression, string value) => Expression.Expand($"<${{{{ {expression} }}}}>", Contexts).ShouldBe($"<{value}>");

    [Theory]
    [InlineData("unknown.context")]
    [InlineData("fromJSON('1')")]
    public void What_it_does_not_know_is_an_error(string expression) => Should.Throw<InvalidOperationException>(() => Expression.Evaluate(expression, Contexts));
}
