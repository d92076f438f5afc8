using System.Text.RegularExpressions;
using Slipway.Testing;
using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>Runs the jobs of a pipeline one after the other, each in a folder of its own, as Azure's agents do: scripts, and the tasks that store and fetch.</summary>
internal sealed partial class AzureRun : IDisposable
{
    private readonly TempDirectory _root = new();
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <summary>What each job printed.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    public string Folder(string job, string part = "") => Path.Combine(_root.Path, "jobs", job, part);

    public string Stored(string artifact) => Path.Combine(_root.Path, "store", artifact);

    public void Run(AzureJob job)
    {
        foreach (var (part, matrix) in job.Strategy?.Matrix ?? ValueMap.Of(("", ValueMap<string>.Empty)))
        {
            var variables = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in matrix.Concat(job.Variables))
            {
                variables[name] = Output().Match(value) is { Success: true } match ? _outputs.GetValueOrDefault($"{match.Groups["job"]}.{match.Groups["output"]}", "") : value;
            }

            var folder = FakeBuild.CheckOut(Folder(job.Id, part));
            var prefix = job.Environment is not null ? $"{job.Id}." : part.Length > 0 ? $"{part}." : "";
            var printed = job.Steps.Where(step => step.Condition is null || Holds(step.Condition, variables)).Select(step => Run(step, folder, variables, $"{job.Id}.{prefix}{step.Name}"));
            Outputs[part.Length > 0 ? $"{job.Id}.{part}" : job.Id] = string.Concat(printed.ToList());
        }
    }

    public void Dispose() => _root.Dispose();

    private string Run(AzureStep step, string folder, Dictionary<string, string> variables, string place)
    {
        if (step.Bash is { } script)
        {
            var printed = Bash.Run(script, folder, variables.Select(variable => (variable.Key, variable.Value)));
            foreach (Match match in SetVariable().Matches(printed))
            {
                _outputs[$"{place}.{match.Groups["name"].Value}"] = match.Groups["value"].Value;
            }

            return printed;
        }

        var inputs = step.Inputs.ToDictionary(input => input.Key, input => input.Value.Replace("$(PART)", variables.GetValueOrDefault("PART"), StringComparison.Ordinal), StringComparer.Ordinal);
        switch (step.Task?.Name)
        {
            case "PublishPipelineArtifact@1":
                Bash.Run("test ! -e \"$TO\"; mkdir -p \"$TO\"; if [ -d \"$FROM\" ]; then cp -r \"$FROM/.\" \"$TO\"; else cp \"$FROM\" \"$TO\"; fi", folder, ("FROM", inputs["targetPath"]), ("TO", Stored(inputs["artifact"])));
                break;
            case "DownloadPipelineArtifact@2":
                Bash.Run("mkdir -p \"$TO\"; cp -r \"$FROM/.\" \"$TO\"", folder, ("FROM", Stored(inputs["artifact"])), ("TO", inputs["path"]));
                break;
        }

        return "";
    }

    // What the generated steps of a run without failures ask.
    private static bool Holds(string condition, Dictionary<string, string> variables) =>
        Given().Match(condition) is { Success: true } match ? variables.GetValueOrDefault(match.Groups["name"].Value, "").Length > 0 : condition == "not(canceled())";

    [GeneratedRegex(@"\A\$\[ dependencies\.(?<job>\w+)\.outputs\['(?<output>[\w.]+)'\] \]\z", RegexOptions.None, 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"##vso\[task\.setvariable variable=(?<name>\w+);isOutput=true\](?<value>.*)", RegexOptions.None, 1000)]
    private static partial Regex SetVariable();

    [GeneratedRegex(@"\Aand\(succeeded\(\), ne\(variables\['(?<name>\w+)'\], ''\)\)\z", RegexOptions.None, 1000)]
    private static partial Regex Given();
}
