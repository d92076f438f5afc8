using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Tells how CI files differ from what is generated.</summary>
internal static class WorkflowReport
{
    /// <summary>Says what was written, or what is different.</summary>
    /// <exception cref="WorkflowDriftException">Files differ, and they were only compared.</exception>
    public static void Show(IReadOnlyList<Drift> drifts, bool onlyCompared)
    {
        if (drifts.Count == 0)
        {
            Log.Information("Every workflow file is as the build makes it.");
            return;
        }

        foreach (var drift in drifts)
        {
            if (onlyCompared)
            {
                Log.Error("{Drift}", drift);
                Log.Information("{Diff}", drift.Diff.TrimEnd('\n'));
            }
            else if (drift.State == DriftState.Edited)
            {
                Log.Warning("{Path} was edited by hand; the edits are gone from it. Workflows are changed in the build.", drift.Path);
            }
            else
            {
                Log.Information("{Outcome} {Path}", drift.State == DriftState.Orphaned ? "Deleted" : "Wrote", drift.Path);
            }
        }

        if (onlyCompared)
        {
            throw new WorkflowDriftException(drifts.Count);
        }
    }
}
