namespace Slipway.Workflows;

/// <summary>Which runs of a workflow exclude each other.</summary>
public sealed record WorkflowConcurrency
{
    /// <summary>The parameter by whose value runs are grouped; null for the branch, tag or pull request.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether a new run cancels the one before it; otherwise it waits.</summary>
    public required bool Cancel { get; init; }
}
