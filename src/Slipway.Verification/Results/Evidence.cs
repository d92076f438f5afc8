namespace Slipway.Verification;

/// <summary>Something to look at when a verification failed: a log, events, the state of a pod.</summary>
/// <param name="Source">Where it comes from, such as a process, a container or a pod.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">The text, cut to a size that a report can hold.</param>
public sealed record Evidence(string Source, string Title, string Text);
