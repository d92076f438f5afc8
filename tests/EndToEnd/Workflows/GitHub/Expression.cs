using System.Globalization;
using System.Text.RegularExpressions;

namespace EndToEnd.Workflows.GitHub;

/// <summary>
/// Expressions of GitHub Actions, evaluated: literals, contexts, <c>! &amp;&amp; || == !=</c> and the functions that workflows here use
/// (docs.github.com, "Evaluate expressions in workflows and actions"). Anything else is an error.
/// </summary>
internal sealed partial class Expression
{
    private readonly List<string> _tokens;
    private readonly IReadOnlyDictionary<string, object?> _contexts;
    private int _next;

    private Expression(string text, IReadOnlyDictionary<string, object?> contexts)
    {
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        string.Concat(_tokens).ShouldBe(Blank().Replace(text, match => match.Value.StartsWith('\'') ? match.Value : ""), $"'{text}' has characters that belong to no token.");
        _contexts = contexts;
    }

    /// <summary>The text with every <c>${{ … }}</c> replaced by its value.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, object?> contexts) =>
        Embedded().Replace(text, match => AsText(Evaluate(match.Groups["inner"].Value, contexts)));

    /// <summary>Whether a condition, with or without its brackets, holds.</summary>
    public static bool Holds(string condition, IReadOnlyDictionary<string, object?> contexts) =>
        IsTrue(Evaluate(Embedded().Match(condition) is { Success: true } match ? match.Groups["inner"].Value : condition, contexts));

    public static object? Evaluate(string text, IReadOnlyDictionary<string, object?> contexts)
    {
        var expression = new Expression(text, contexts);
        var value = expression.Or();
        expression._next.ShouldBe(expression._tokens.Count, $"'{text}' goes on after its end.");
        return value;
    }

    // The operators return one of their operands, as in GitHub's language.
    private object? Or()
    {
        var value = And();
        while (Takes("||"))
        {
            var other = And();
            value = IsTrue(value) ? value : other;
        }

        return value;
    }

    private object? And()
    {
        var value = Equality();
        while (Takes("&&"))
        {
            var other = Equality();
            value = IsTrue(value) ? other : value;
        }

        return value;
    }

    private object? Equality()
    {
        var value = Unary();
        while (_next < _tokens.Count && _tokens[_next] is "==" or "!=")
        {
            var equal = _tokens[_next++] == "==";
            value = string.Equals(AsText(value), AsText(Unary()), StringComparison.OrdinalIgnoreCase) == equal;
        }

        return value;
    }

    private object? Unary() => Takes("!") ? !IsTrue(Unary()) : Primary();

    private object? Primary()
    {
        var token = _tokens[_next++];
        if (token == "(")
        {
            var value = Or();
            Takes(")").ShouldBeTrue();
            return value;
        }

        if (token.StartsWith('\''))
        {
            return token[1..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        if (double.TryParse(token, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return Takes("(") ? Call(token) : Path(token switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ => _contexts.TryGetValue(token, out var context) ? context : throw new InvalidOperationException($"There is no context {token}."),
        });
    }

    private object? Path(object? value)
    {
        while (true)
        {
            if (Takes("."))
            {
                value = Member(value, _tokens[_next++]);
            }
            else if (Takes("["))
            {
                value = Member(value, AsText(Or()));
                Takes("]").ShouldBeTrue();
            }
            else
            {
                return value;
            }
        }
    }

    private object? Call(string function)
    {
        List<object?> arguments = [];
        while (!Takes(")"))
        {
            arguments.Add(Or());
            Takes(",");
        }

        return function switch
        {
            "format" => string.Format(CultureInfo.InvariantCulture, AsText(arguments[0]), [.. arguments.Skip(1).Select(AsText)]),
            "startsWith" => AsText(arguments[0]).StartsWith(AsText(arguments[1]), StringComparison.OrdinalIgnoreCase),
            "contains" => AsText(arguments[0]).Contains(AsText(arguments[1]), StringComparison.OrdinalIgnoreCase),
            "always" => true,
            "cancelled" => false,
            "failure" => IsTrue(_contexts["failed"]),
            "success" => !IsTrue(_contexts["failed"]),
            _ => throw new InvalidOperationException($"There is no function {function}."),
        };
    }

    private static object? Member(object? value, string name) => value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(name) : null;

    private bool Takes(string token)
    {
        var takes = _next < _tokens.Count && _tokens[_next] == token;
        _next += takes ? 1 : 0;
        return takes;
    }

    private static bool IsTrue(object? value) => value is not (null or false or 0d or "");

    private static string AsText(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"\$\{\{(?<inner>([^}]|\}[^}])*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"'(?:[^']|'')*'|\|\||&&|==|!=|!|[()\[\],.]|[A-Za-z_][A-Za-z0-9_-]*|[0-9]+(?:\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"'(?:[^']|'')*'|\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
