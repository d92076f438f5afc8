using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A time, in UTC, at which a pipeline starts.</summary>
internal sealed record AzureSchedule
{
    public string Cron { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public AzureFilter Branches { get; init; } = new();

    public static Codec<AzureSchedule> Codec { get; } = new RecordCodec<AzureSchedule>(new AzureSchedule())
        .Required("cron", Codecs.Text, schedule => schedule.Cron, (schedule, value) => schedule with { Cron = value })
        .Required("displayName", Codecs.Text, schedule => schedule.DisplayName, (schedule, value) => schedule with { DisplayName = value })
        .Required("branches", AzureFilter.Codec, schedule => schedule.Branches, (schedule, value) => schedule with { Branches = value })
        .Fixed("always", true);
}
