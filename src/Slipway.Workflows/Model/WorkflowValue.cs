using System.Linq.Expressions;

namespace Slipway.Workflows;

/// <summary>A value that is written into a workflow, or looked up when it runs.</summary>
public abstract record WorkflowValue
{
    private protected WorkflowValue()
    {
    }

    /// <summary>The token of the job itself, with the job's permissions.</summary>
    public static WorkflowValue JobToken { get; } = new JobTokenValue();

    /// <summary>The commit that the run is about.</summary>
    public static WorkflowValue Commit { get; } = new CommitValue();

    /// <summary>The text itself.</summary>
    public static implicit operator WorkflowValue(string text) => FromString(text);

    /// <summary>The text itself.</summary>
    public static WorkflowValue FromString(string text) => new LiteralValue(text);

    /// <summary>A secret that the CI system keeps.</summary>
    public static WorkflowValue Secret(string name) => new SecretValue(name);

    /// <summary>A variable that the CI system keeps.</summary>
    public static WorkflowValue Variable(string name) => new VariableValue(name);

    /// <summary>What an earlier step of the same job set.</summary>
    public static WorkflowValue StepOutput(string step, string output) => new StepOutputValue(step, output);

    /// <summary>An expression of the CI system without its brackets, e.g. <c>github.event.release.tag_name</c>. Other systems refuse it.</summary>
    public static WorkflowValue Expression(Dialect dialect, string text) => new ExpressionValue(dialect, text);

    /// <summary>What the run was given for a parameter.</summary>
    public static WorkflowValue Of(Expression<Func<object?>> parameter) => new ParameterValue(ParameterName.Of(parameter));
}
