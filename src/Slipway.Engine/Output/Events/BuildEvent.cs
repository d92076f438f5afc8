using System.Text.Json.Serialization;

namespace Slipway.Engine;

/// <summary>A line of <c>--json</c>; <c>build-events.schema.json</c> describes all of them.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Time">When.</param>
internal abstract record BuildEvent([property: JsonPropertyOrder(-2)] string Event, [property: JsonPropertyOrder(-1)] DateTimeOffset Time);

/// <summary>The first target is about to start.</summary>
internal sealed record StartEvent(DateTimeOffset Time, IReadOnlyList<string> Targets, int Parallel) : BuildEvent("start", Time);

/// <summary>A target starts.</summary>
internal sealed record TargetStartEvent(DateTimeOffset Time, string Target) : BuildEvent("target-start", Time);

/// <summary>A message.</summary>
internal sealed record MessageEvent(DateTimeOffset Time, string? Target, string Level, string Text) : BuildEvent("message", Time);

/// <summary>A target that had started has ended.</summary>
internal sealed record TargetEndEvent(DateTimeOffset Time, string Target, string Status, double Seconds) : BuildEvent("target-end", Time);

/// <summary>The build has ended; the last line.</summary>
internal sealed record EndEvent(DateTimeOffset Time, int ExitCode, double Seconds, IReadOnlyList<EndedTarget> Targets, IReadOnlyList<string> CriticalPath, string? Report) : BuildEvent("end", Time);

/// <summary>How a target of the plan ended.</summary>
internal sealed record EndedTarget(string Name, string Status, double Seconds, string? Reason, string? Failure);
