namespace Slipway.Workflows;

/// <summary>A parameter that takes each of several values, a job for each.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Values">Its values.</param>
public sealed record MatrixAxis(string Parameter, ValueList<string> Values);
