using System.Linq.Expressions;

namespace Slipway.Workflows;

/// <summary>Reads the name of a build parameter from the expression that stands for it.</summary>
public static class ParameterName
{
    /// <summary>The member's name in <c>() => Member</c>.</summary>
    /// <exception cref="WorkflowException">The expression is something else.</exception>
    public static string Of(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : expression.Body;
        return body is MemberExpression member
            ? member.Member.Name
            : throw new WorkflowException([$"A parameter is named by its member alone, as in () => Version; found {expression}."]);
    }
}
