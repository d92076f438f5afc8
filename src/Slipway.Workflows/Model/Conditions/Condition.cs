namespace Slipway.Workflows;

/// <summary>When a job or a step runs.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Also when something before it failed or was cancelled.</summary>
    public static Condition Always { get; } = new StatusCondition(RunStatus.Any);

    /// <summary>Only when something before it failed.</summary>
    public static Condition Failed { get; } = new StatusCondition(RunStatus.Failed);

    /// <summary>Unless the run was cancelled.</summary>
    public static Condition NotCancelled { get; } = new StatusCondition(RunStatus.NotCancelled);

    /// <summary>The run is about a tag.</summary>
    public static Condition OnTag { get; } = new TagCondition();

    /// <summary>The run was started by a pull request.</summary>
    public static Condition OnPullRequest { get; } = new PullRequestCondition();

    /// <summary>The run is about the branch <paramref name="name"/>.</summary>
    public static Condition OnBranch(string name) => new BranchCondition(name);

    /// <summary>The repository is this one and no fork.</summary>
    /// <param name="name">Owner and name, e.g. <c>acme/gateway</c>.</param>
    public static Condition InRepository(string name) => new RepositoryCondition(name);

    /// <summary>An expression of the CI system without its brackets. Other systems refuse it.</summary>
    public static Condition Expression(Dialect dialect, string text) => new ExpressionCondition(dialect, text);

    /// <summary>Both hold.</summary>
    public static Condition operator &(Condition left, Condition right) => left.BitwiseAnd(right);

    /// <summary>One of them holds.</summary>
    public static Condition operator |(Condition left, Condition right) => left.BitwiseOr(right);

    /// <summary>It does not hold.</summary>
    public static Condition operator !(Condition condition) => condition.LogicalNot();

    /// <summary>Both hold.</summary>
    public Condition BitwiseAnd(Condition right) => new AllCondition(this, right);

    /// <summary>One of them holds.</summary>
    public Condition BitwiseOr(Condition right) => new AnyCondition(this, right);

    /// <summary>It does not hold.</summary>
    public Condition LogicalNot() => new NotCondition(this);
}
