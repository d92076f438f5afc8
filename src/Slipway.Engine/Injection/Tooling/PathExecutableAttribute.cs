namespace Slipway.Engine;

/// <summary>The name that <see cref="PathVariableAttribute"/> had in NUKE before version 8.</summary>
/// <param name="name">The program's name; the member's in lower case when null.</param>
public sealed class PathExecutableAttribute(string? name = null) : PathVariableAttribute(name);
