using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Something that has to hold before the first target of a plan runs.</summary>
/// <param name="IsMet">Whether it holds.</param>
/// <param name="Parameter">The parameter's member; null when it is a condition.</param>
/// <param name="Text">The condition's source.</param>
internal sealed record TargetRequirement(Func<bool> IsMet, MemberInfo? Parameter, string Text)
{
    public static TargetRequirement ForParameter<T>(Expression<Func<T>> parameter)
    {
        var member = parameter.Body switch
        {
            MemberExpression access => access.Member,
            UnaryExpression { Operand: MemberExpression access } => access.Member,
            _ => throw new UsageException($"Requires(() => {parameter.Body}) names no parameter: write Requires(() => Parameter), or a condition of type bool."),
        };
        var value = new Lazy<Func<T>>(() => parameter.Compile(preferInterpretation: true));
        return new(() => value.Value() is not (null or ""), member, member.Name);
    }

    public static TargetRequirement ForCondition(Expression<Func<bool>> condition) =>
        condition.Body is MemberExpression { Member: PropertyInfo or FieldInfo } access && access.Member.IsDefined(typeof(ParameterAttribute), inherit: true)
            ? ForParameter(condition)
            : new(condition.Compile(preferInterpretation: true), null, condition.Body.ToString());
}
