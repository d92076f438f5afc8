using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Something that has to hold before the first target of a plan runs: a parameter or tool with a value, or a condition.</summary>
/// <param name="expression">A function without arguments.</param>
internal sealed class TargetRequirement(LambdaExpression expression)
{
    /// <summary>The member that needs a value; null when it is a condition.</summary>
    public MemberInfo? Member { get; } = Access(expression.Body) is { } access && (access.Type != typeof(bool) || access.Member.IsDefined(typeof(ParameterAttribute), inherit: true))
        ? access.Member
        : null;

    /// <summary>The condition as a person reads it.</summary>
    public string Text => ConditionText.Of(expression.Body);

    /// <summary>What it says now: the value, the tool, or whether the condition holds.</summary>
    public object? Evaluate() => expression.Compile(preferInterpretation: true).DynamicInvoke();

    private static MemberExpression? Access(Expression body) => body switch
    {
        MemberExpression { Member: PropertyInfo or FieldInfo } access => access,
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => Access(conversion.Operand),
        _ => null,
    };
}
