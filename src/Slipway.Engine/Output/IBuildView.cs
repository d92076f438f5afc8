namespace Slipway.Engine;

/// <summary>Shows what a build does. Calls come one at a time, with secrets masked.</summary>
internal interface IBuildView
{
    /// <summary>A value became known that must not be shown.</summary>
    void Mask(string secret);

    /// <summary>The plan is made, and its first target is about to start.</summary>
    /// <param name="targets">The targets of the plan in its order.</param>
    /// <param name="parallel">How many of them run at once.</param>
    void Start(IReadOnlyList<ExecutableTarget> targets, int parallel);

    /// <summary>A target starts.</summary>
    void Begin(ExecutableTarget target);

    /// <summary>A message of one or several lines.</summary>
    /// <param name="target">The target that it belongs to; null outside of any.</param>
    /// <param name="level">How important it is.</param>
    /// <param name="text">The text.</param>
    void Write(ExecutableTarget? target, LogLevel level, string text);

    /// <summary>A target that was begun has ended.</summary>
    void End(ExecutableTarget target);

    /// <summary>Nothing runs any more.</summary>
    void Finish(BuildResult result);
}
