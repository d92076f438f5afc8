using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Engine;

/// <summary>A plan as data.</summary>
internal static class PlanJson
{
    // The text is for files and programs, not for HTML: quotes and umlauts stay readable.
    private static readonly PlanJsonContext Context = new(new JsonSerializerOptions(PlanJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The text, with a line end after each line.</summary>
    public static string Write(PlanModel plan) => JsonSerializer.Serialize(
        new PlanDocument(
            [.. plan.Targets.Select(target => new PlanDocumentTarget
            {
                Name = target.Name,
                Description = target.Description,
                DependsOn = target.Step.DependsOn,
                After = [.. target.OrderOnly.Except(target.Step.TriggeredBy, StringComparer.Ordinal)],
                TriggeredBy = target.Step.TriggeredBy,
                Invoked = target.Step.IsInvoked,
                SkippedBecause = target.SkippedBecause,
                LastSeconds = target.LastSeconds,
            })],
            plan.CriticalPath,
            plan.ExpectedSeconds),
        Context.PlanDocument) + "\n";
}

/// <summary>The document of <c>--plan=json</c>.</summary>
internal sealed record PlanDocument(IReadOnlyList<PlanDocumentTarget> Targets, IReadOnlyList<string> CriticalPath, double? ExpectedSeconds);

/// <summary>A target in the order of the plan.</summary>
internal sealed record PlanDocumentTarget
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required IReadOnlyList<string> After { get; init; }

    public required IReadOnlyList<string> TriggeredBy { get; init; }

    public required bool Invoked { get; init; }

    public string? SkippedBecause { get; init; }

    public double? LastSeconds { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
