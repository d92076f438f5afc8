namespace Slipway.Registry;

/// <summary>What happens when a tag names other content already.</summary>
public enum TagConflictPolicy
{
    /// <summary>The push stops with <see cref="TagConflictException"/>: for versions.</summary>
    Refuse,

    /// <summary>The tag moves: for development versions and floating tags.</summary>
    Move,
}
