namespace Slipway.Workflows;

/// <summary>How a job calls the build.</summary>
internal static class BuildCommand
{
    /// <summary>The command line: only the given targets, since earlier jobs ran the others. In a matrix over parts the variable <c>PARTITION</c> has the part.</summary>
    public static string Of(PlannedJob job, GeneratorOptions options) =>
        $"{options.Command} {string.Join(' ', job.Runs)} --skip{(job.Matrix.Partition is null ? "" : " --partition \"$PARTITION\"")}";

    /// <summary>The targets, for the step's name.</summary>
    public static string Title(PlannedJob job) => string.Join(", ", job.Runs);
}
