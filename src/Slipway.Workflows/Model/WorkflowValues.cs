namespace Slipway.Workflows;

internal sealed record LiteralValue(string Text) : WorkflowValue;

internal sealed record SecretValue(string Name) : WorkflowValue;

internal sealed record VariableValue(string Name) : WorkflowValue;

internal sealed record StepOutputValue(string Step, string Output) : WorkflowValue;

internal sealed record ExpressionValue(Dialect Dialect, string Text) : WorkflowValue;

/// <summary>What a run was given for a parameter.</summary>
internal sealed record ParameterValue(string Name) : WorkflowValue;

/// <summary>What a job of a matrix has for a parameter.</summary>
internal sealed record AxisValue(string Parameter) : WorkflowValue;

internal sealed record JobTokenValue : WorkflowValue;

internal sealed record CommitValue : WorkflowValue;
