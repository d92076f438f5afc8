namespace Slipway.Engine;

/// <summary>What is checked out.</summary>
internal interface IGitReferences
{
    /// <summary>The full name of the branch, for instance <c>refs/heads/main</c>, or the commit when HEAD is detached.</summary>
    string Head { get; }

    /// <summary>The commit; null before the first one.</summary>
    string? Commit { get; }

    /// <summary>The tags of the commit, in ordinal order.</summary>
    IReadOnlyList<string> Tags { get; }
}
