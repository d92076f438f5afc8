namespace Slipway.Engine;

/// <summary>
/// Describes one target. Written as an expression-bodied property whose name is the target's name:
/// <c>Target Compile => _ => _.DependsOn(Restore).Executes(() => …);</c> (NUKE's authoring style).
/// </summary>
/// <param name="definition">The definition to complete.</param>
/// <returns>The same definition.</returns>
public delegate ITargetDefinition Target(ITargetDefinition definition);
