using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>CI files are made from the graph of targets, which NUKE keeps to itself.</summary>
internal static class WorkflowSource
{
    /// <exception cref="UsageException">Always.</exception>
    public static GeneratorInput Read(IReleaseBuild build, ActionsLock actions) =>
        throw new UsageException($"{build.GetType().Name} runs on NUKE, which does not tell its graph of targets: generate workflows with Slipway.Engine, without -p:BuildEngine=Nuke.");
}
