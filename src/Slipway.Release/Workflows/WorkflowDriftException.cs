namespace Slipway.Release;

/// <summary>CI files differ from what the build generates.</summary>
public sealed class WorkflowDriftException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="files">How many files differ.</param>
    public WorkflowDriftException(int files)
        : base($"{files} workflow file{(files == 1 ? " differs" : "s differ")} from the build. Run ./build.sh {nameof(IGenerateWorkflows.GenerateWorkflows)} and commit the result.")
    {
    }
}
