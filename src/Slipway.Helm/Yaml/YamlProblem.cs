namespace Slipway.Helm;

/// <summary>Why a text is no YAML that Helm reads, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">One sentence without a full stop.</param>
internal sealed record YamlProblem(long Line, long Column, string Message);
