namespace Slipway.Release;

/// <summary>What target definitions say that NUKE has no word for.</summary>
public static class NukeTargetDefinition
{
    /// <summary>Adds an asynchronous action. NUKE cancels nothing: it ends the process.</summary>
    public static ITargetDefinition Executes(this ITargetDefinition definition, Func<CancellationToken, Task> function) => definition.Executes(() => function(CancellationToken.None));

    /// <summary>NUKE has no cache: the target always runs.</summary>
    public static ITargetDefinition Inputs(this ITargetDefinition definition, Action<InputSet> configure) => definition;

    /// <summary>NUKE runs one target at a time: nothing has to be locked.</summary>
    public static ITargetDefinition Lock(this ITargetDefinition definition, string name) => definition;

    /// <summary>NUKE keeps no notes about targets; its CI files come from attributes of its own.</summary>
    public static ITargetDefinition Annotate(this ITargetDefinition definition, object annotation) => definition;
}
