namespace Slipway.Workflows;

internal sealed record LiteralValue(string Text) : WorkflowValue;

internal sealed record SecretValue(string Name) : WorkflowValue;

internal sealed record VariableValue(string Name) : WorkflowValue;

internal sealed record StepOutputValue(string Step, string Output) : WorkflowValue;

internal sealed record ExpressionValue(Dialect Dialect, string Text) : WorkflowValue;

internal sealed record ParameterValue(string Name) : WorkflowValue;

internal sealed record JobTokenValue : WorkflowValue;

internal sealed record CommitValue : WorkflowValue;
