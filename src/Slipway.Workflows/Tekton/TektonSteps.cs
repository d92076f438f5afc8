namespace Slipway.Workflows.Tekton;

/// <summary>The steps of a task: fetch the sources, take over, build, hand on.</summary>
internal sealed class TektonSteps(JobPlan plan, GeneratorInput input, TektonValues values, ProblemList problems)
{
    private const string Git = "docker.io/alpine/git:v2.49.1";

    // Tekton replaces these wherever they stand.
    private static readonly string[] Replaced = ["$(params.", "$(results.", "$(workspaces.", "$(context.", "$(steps.", "$(tasks."];

    // By these the build knows where it runs and what for; what is in braces Pipelines as Code puts in.
    private static readonly ValueMap<TektonVariable> Facts = new[]
    {
        ("TEKTON_TASK_RUN", "$(context.taskRun.name)"),
        ("TEKTON_REPOSITORY", "{{ repo_owner }}/{{ repo_name }}"),
        ("TEKTON_REVISION", "$(params.revision)"),
        ("TEKTON_REF", "{{ source_branch }}"),
        ("TEKTON_TARGET_BRANCH", "{{ target_branch }}"),
        ("TEKTON_PULL_REQUEST", "{{ pull_request_number }}"),
    }.ToValueMap(fact => fact.Item1, fact => new TektonVariable { Value = fact.Item2 });

    public ValueMap<TektonStep> All(TektonPart part)
    {
        var job = part.Job;
        var image = job.Settings.Container?.Image ?? input.Options.BuildImage;
        List<(string Name, TektonStep Step)> steps =
        [
            ("clone", Clone(job)),
            .. job.Incoming.Count == 0 ? [] : new[] { ("take-over", Script(image, TektonArchives.Unpack(part)) with { Env = Archives(part, TektonArchives.Variables(part)) }) },
            .. job.Settings.Before.Select(step => Own(step, part, image)),
            ("build", Build(part, image)),
            .. job.Settings.After.Select(step => Own(step, part, image)),
            .. job.Outgoing.Count == 0 ? [] : new[] { ("hand-on", Script(image, new TektonArchives(plan).Pack(part)) with { Env = Archives(part, []) }) },
        ];
        problems.AddRange(steps.GroupBy(step => step.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"two steps of {job.Targets[^1]} have the name '{same.Key}'. Rename one of them."));
        return ValueMap.Of(steps.DistinctBy(step => step.Name, StringComparer.Ordinal).Select(step => (step.Name, step.Step)));
    }

    // The credentials stay in this step.
    private static TektonStep Clone(PlannedJob job) => new()
    {
        Image = Git,
        HasCredentials = true,
        Env = ValueMap.Of(
            ("REPOSITORY", new TektonVariable { Value = "$(params.repo-url)" }),
            ("REVISION", new TektonVariable { Value = "$(params.revision)" }),
            ("CREDENTIALS", new TektonVariable { Value = $"$(workspaces.{TektonTask.Credentials}.path)/.git-credentials" })),
        Script = "#!/bin/sh\nset -eu\n"
            + "git init --quiet .\n"
            + "git remote add origin \"$REPOSITORY\"\n"
            + $"git -c credential.helper=\"store --file=$CREDENTIALS\" fetch --quiet {(job.NeedsHistory ? "--tags" : "--depth=1")} origin \"$REVISION\"\n"
            + "git checkout --quiet --detach FETCH_HEAD\n",
    };

    private static TektonStep Script(string image, string script) => new() { Image = image, Script = $"#!/usr/bin/env bash\nset -eo pipefail\n{script}" };

    private static ValueMap<TektonVariable> Archives(TektonPart part, IEnumerable<(string, TektonVariable)> digests) => ValueMap.Of(
    [
        ("SHARED", TektonArchives.Shared),
        .. part.Index is { } index ? [("PART", new TektonVariable { Value = $"{index}" })] : Array.Empty<(string, TektonVariable)>(),
        .. digests,
    ]);

    private TektonStep Build(TektonPart part, string image)
    {
        var job = part.Job;
        var container = job.Settings.Container?.Variables ?? ValueMap<WorkflowValue>.Empty;
        var variables = values.Variables(container.Concat(BuildVariables.Of(plan, job, input.Build, Dialect.Tekton)), part.Axes, job.Targets[^1]);
        variables = Facts.Concat(variables).ToValueMap(variable => variable.Key, variable => variable.Value);
        return Script(image, $"{BuildCommand.Of(job, input.Options)}\n") with
        {
            Env = part.Partition is { } partition ? variables.With("PARTITION", TektonValues.Text(partition)) : variables,
        };
    }

    private (string, TektonStep) Own(WorkflowStep step, TektonPart part, string image)
    {
        var where = $"step '{step.Name}' of {part.Job.Targets[^1]}";
        if (step.Script is null)
        {
            problems.Add($"{where} uses {step.Action}; actions are GitHub's. Use WorkflowStep.Run(...).");
        }

        if (step.Condition is not null)
        {
            problems.Add($"{where} has a condition; Tekton has conditions for whole tasks only.");
        }

        problems.AddRange(Replaced.Where(text => step.Script?.Contains(text, StringComparison.Ordinal) == true || step.Script?.Contains("{{", StringComparison.Ordinal) == true).Take(1)
            .Select(_ => $"the script of {where} has text that Tekton or Pipelines as Code would replace. Pass values through Variables."));
        return (step.Id ?? Naming.Kebab(step.Name), Script(image, step.Script ?? "") with
        {
            Env = values.Variables(step.Variables, part.Axes, where),
            WorkingDirectory = step.WorkingDirectory is { } folder ? $"{TektonTaskSpec.Tree}/{folder}" : null,
            Timeout = step.Timeout is { } timeout ? $"{(long)Math.Ceiling(timeout.TotalSeconds)}s" : null,
            ContinueOnError = step.ContinueOnError,
        });
    }
}
