namespace Slipway.Graph;

/// <summary>What will run: steps in an order in which each comes after everything it waits for.</summary>
/// <param name="Steps">The steps.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps);
