namespace Slipway.Workflows;

/// <summary>What a job gets from an earlier one.</summary>
/// <param name="Artifact">What.</param>
/// <param name="SamePart">Whether each job of a matrix gets the part of its own position; otherwise all parts come together.</param>
public sealed record IncomingArtifact(JobArtifact Artifact, bool SamePart);
