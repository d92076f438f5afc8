namespace Slipway.Workflows;

/// <summary>Why two targets of which one waits for the other share a job, or do not.</summary>
/// <param name="First">The target that ends first.</param>
/// <param name="Second">The target that waits for it.</param>
/// <param name="Together">Whether they share a job.</param>
/// <param name="Reason">Why.</param>
public sealed record FusionDecision(string First, string Second, bool Together, string Reason);
