namespace Slipway.Engine;

/// <summary>What one run of a build works with.</summary>
/// <param name="Host">Where it runs.</param>
/// <param name="Verbosity">How much is printed.</param>
/// <param name="Values">The parameters' values.</param>
internal sealed record BuildRun(Host Host, Verbosity Verbosity, ParameterValues Values);
