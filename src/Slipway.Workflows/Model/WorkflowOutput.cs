namespace Slipway.Workflows;

/// <summary>A value that a job hands to the workflow that called it.</summary>
/// <param name="Name">The output's name; the build writes it with the CI system's means, e.g. to <c>$GITHUB_OUTPUT</c>.</param>
/// <param name="Target">The target that sets it.</param>
/// <param name="Description">What it is.</param>
public sealed record WorkflowOutput(string Name, string Target, string Description);
