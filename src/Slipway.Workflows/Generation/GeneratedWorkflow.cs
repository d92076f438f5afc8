namespace Slipway.Workflows;

/// <summary>A file and the jobs in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Plan">The jobs, for <see cref="JobExplanation"/>.</param>
public sealed record GeneratedWorkflow(GeneratedFile File, JobPlan Plan);
