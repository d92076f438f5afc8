using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>What the user adds to the tasks of a job.</summary>
internal static class TektonExtensions
{
    public static YamlMap Merge(YamlMap document, JobPlan plan, ProblemList problems)
    {
        var added = plan.Jobs
            .Where(job => job.Settings.Extensions.ContainsKey(nameof(Dialect.Tekton)))
            .SelectMany(job => TektonPart.Of(job).Select(part => (part.Name, Entries: job.Settings.Extensions[nameof(Dialect.Tekton)])))
            .ToValueMap(task => task.Name, task => task.Entries);
        return added.Count == 0 ? document : Within(document, ["spec", "pipelineSpec"], pipeline => Tasks(Tasks(pipeline, "tasks", added, plan, problems), "finally", added, plan, problems));
    }

    private static YamlMap Within(YamlMap map, ReadOnlySpan<string> path, Func<YamlMap, YamlMap> change) =>
        path.Length == 0 ? change(map) : new YamlMap(map.Entries.With(path[0], Within((YamlMap)map[path[0]]!, path[1..], change) with { Comment = map[path[0]]!.Comment }));

    private static YamlMap Tasks(YamlMap pipeline, string key, ValueMap<YamlMap> added, JobPlan plan, ProblemList problems) => pipeline[key] is not YamlSequence tasks ? pipeline
        : new YamlMap(pipeline.Entries.With(key, YamlSequence.Of(tasks.Items.Select(task =>
            added.Find(((YamlScalar)((YamlMap)task)["name"]!).Text) is { } extension ? YamlExtension.Merge(task, [extension], plan.Workflow.Name, problems) : task))));
}
