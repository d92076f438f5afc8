namespace Slipway.Workflows.Tekton;

/// <summary>What starts a run; each kind knows other things about itself.</summary>
internal enum TektonEvent
{
    /// <summary>Commits were pushed to a branch.</summary>
    Push,

    /// <summary>A tag was pushed.</summary>
    Tag,

    /// <summary>A pull request was opened or changed.</summary>
    PullRequest,

    /// <summary>A request with values came in.</summary>
    Incoming,
}
