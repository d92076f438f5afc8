namespace Slipway.Release;

/// <summary>A build whose targets show what they would delete before they do.</summary>
public interface IHazConfirmation : INukeBuild
{
    /// <summary>Whether anything is deleted.</summary>
    [Parameter("Delete what Cleanup and Unstage find; without it they only show what they would delete")]
    bool Yes => TryGetValue<bool?>(() => Yes) ?? false;
}
