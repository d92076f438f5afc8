namespace Slipway.Workflows;

/// <summary>Files that people can download from a run.</summary>
/// <param name="Name">The name that they find it under.</param>
/// <param name="Paths">Globs of the files, relative to the repository's root.</param>
/// <param name="Days">How long it is kept.</param>
public sealed record KeptArtifact(string Name, ValueList<string> Paths, int Days);
