namespace Slipway.Workflows.AzurePipelines;

/// <summary>Names as Azure Pipelines takes them: letters, digits and underscores.</summary>
internal static class AzureNames
{
    /// <summary>The step that reports the digests of what a job leaves.</summary>
    public const string Pack = "pack";

    // Words that mean something where a job's name stands.
    private static readonly string[] Reserved = ["deploy", "deployment", "job"];

    public static string Job(string id) => id.Replace('-', '_');

    public static bool IsReserved(string id) => Reserved.Contains(Job(id));

    /// <summary>A job of a matrix.</summary>
    public static string Part(int index) => $"part_{index}";

    public static string Parameter(WorkflowParameter parameter) => parameter.InputName.Replace('-', '_');

    /// <summary>An output of the step that packs, in the words of another job.</summary>
    public static string Output(PlannedJob producer, int? part, string variable)
    {
        var job = Job(producer.Id);
        var prefix = producer.Settings.Environment is not null ? $"{job}." : part is { } index ? $"{Part(index)}." : "";
        return $"$[ dependencies.{job}.outputs['{prefix}{Pack}.{variable}'] ]";
    }
}
