using System.Linq.Expressions;

namespace Slipway.Workflows;

/// <summary>Says how a workflow is called by another. Permissions and secrets follow from the called workflow's targets.</summary>
/// <typeparam name="TTarget">The engine's type of targets.</typeparam>
public sealed class CallBuilder<TTarget>
    where TTarget : Delegate
{
    private readonly Func<TTarget, string> _nameOf;

    internal CallBuilder(WorkflowCall call, Func<TTarget, string> nameOf)
    {
        Call = call;
        _nameOf = nameOf;
    }

    internal WorkflowCall Call { get; private set; }

    /// <summary>Starts it when the jobs of these targets have ended.</summary>
    public CallBuilder<TTarget> After(params ReadOnlySpan<TTarget> targets)
    {
        foreach (var target in targets)
        {
            Call = Call with { After = [.. Call.After, _nameOf(target)] };
        }

        return this;
    }

    /// <summary>Hands the caller's value of a parameter on.</summary>
    public CallBuilder<TTarget> With(Expression<Func<object?>> parameter) => With(parameter, WorkflowValue.Of(parameter));

    /// <summary>Gives a parameter a value.</summary>
    public CallBuilder<TTarget> With(Expression<Func<object?>> parameter, WorkflowValue value)
    {
        Call = Call with { Parameters = Call.Parameters.With(ParameterName.Of(parameter), value) };
        return this;
    }

    /// <summary>Runs it only when a condition holds.</summary>
    public CallBuilder<TTarget> OnlyWhen(Condition condition)
    {
        Call = Call with { Condition = condition };
        return this;
    }
}
