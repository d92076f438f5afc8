namespace Slipway.Release;

/// <summary>What a target's CI job has to know.</summary>
internal enum JobTrait
{
    /// <summary>Every job that needs the target runs it itself.</summary>
    Local,

    /// <summary>The target reads commits and tags.</summary>
    History,
}
