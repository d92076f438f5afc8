using System.Linq.Expressions;

namespace Slipway.Engine;

/// <summary>Turns conditions back into what their author wrote.</summary>
internal static class ConditionText
{
    /// <summary>The source of a condition without the lambda's arrow, on one line.</summary>
    public static string Of(string source)
    {
        var text = string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.StartsWith("() =>", StringComparison.Ordinal) ? text["() =>".Length..].Trim() : text;
    }

    /// <summary>An expression as text, with members of the build and captured variables by their bare names.</summary>
    public static string Of(Expression expression) => new Namer().Visit(expression).ToString() is ['(', .. var inner, ')'] && expression is BinaryExpression
        ? inner
        : new Namer().Visit(expression).ToString();

    private sealed class Namer : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression is null or ConstantExpression ? Expression.Parameter(node.Type, DefinitionChain.NameOf(node.Member)) : base.VisitMember(node);
    }
}
