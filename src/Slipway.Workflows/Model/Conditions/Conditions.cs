namespace Slipway.Workflows;

internal enum RunStatus
{
    Any,
    Failed,
    NotCancelled,
}

internal sealed record StatusCondition(RunStatus Status) : Condition;

internal sealed record TagCondition : Condition;

internal sealed record PullRequestCondition : Condition;

internal sealed record BranchCondition(string Name) : Condition;

internal sealed record RepositoryCondition(string Name) : Condition;

internal sealed record ExpressionCondition(Dialect Dialect, string Text) : Condition;

internal sealed record AllCondition(Condition Left, Condition Right) : Condition;

internal sealed record AnyCondition(Condition Left, Condition Right) : Condition;

internal sealed record NotCondition(Condition Inner) : Condition;
