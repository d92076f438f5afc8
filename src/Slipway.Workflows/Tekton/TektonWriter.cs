using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>Writes workflows as PipelineRuns, which Pipelines as Code starts.</summary>
internal sealed class TektonWriter : IDialectWriter
{
    private const string Prefix = "pipelinesascode.tekton.dev";

    /// <inheritdoc/>
    public Dialect Dialect => Dialect.Tekton;

    // Tasks share a volume for archives only: each has a working tree of its own.
    /// <inheritdoc/>
    public bool SharesTree => false;

    /// <inheritdoc/>
    public string DefaultPath(string name) => $".tekton/{name}.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems) =>
        [.. Translate(plan, input, problems).Select(run => Document(run, plan, input.Build, problems))];

    /// <summary>The file's runs as models: one for each kind of event that is treated in its own way.</summary>
    internal static IReadOnlyList<TektonRun> Translate(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        TektonLimits.Check(plan, problems);
        var workflow = plan.Workflow;
        var byEvent = plan.Jobs.Any(job => JobConditions.Conjuncts(job.Settings.Condition).Any(TektonConditions.AsksForEvent));
        var hasInputs = ParameterUses.Inputs(workflow).Any();
        var groups = new TektonTriggers(workflow, problems).All()
            .GroupBy(trigger => (
                Cancels(workflow, trigger.Event),
                Incoming: hasInputs && trigger.Event == TektonEvent.Incoming,
                Event: byEvent ? trigger.Event : (TektonEvent?)null))
            .ToList();
        var runs = groups.Select(group => Run(plan, input, problems, group.ToList()) with
        {
            Name = groups.Count == 1 ? Naming.Kebab(workflow.Name) : $"{Naming.Kebab(workflow.Name)}-{Naming.Kebab(group.First().Event.ToString())}",
        }).Where(run => run.Pipeline.Tasks.Count > 0).ToList();
        if (runs.Count == 0 && groups.Count > 0)
        {
            problems.Add("the conditions of its targets rule all of them out, whatever starts it.");
        }

        return runs;
    }

    private static bool Cancels(WorkflowDefinition workflow, TektonEvent occasion) => workflow.Concurrency?.Cancel ?? occasion == TektonEvent.PullRequest;

    private static TektonRun Run(JobPlan plan, GeneratorInput input, ProblemList problems, List<(TektonEvent Event, string Expression)> triggers)
    {
        var occasion = triggers[0].Event;
        var total = plan.Jobs.Aggregate(TimeSpan.Zero, (sum, job) => sum + (job.Settings.Timeout!.Value * job.Matrix.Count));
        var pipeline = new TektonTasks(plan, input, problems).Pipeline(occasion);
        return new TektonRun
        {
            Annotations = ValueMap.Of(
            [
                ($"{Prefix}/on-cel-expression", triggers is [var only] ? only.Expression : string.Join(" || ", triggers.Select(trigger => $"({trigger.Expression})"))),
                ($"{Prefix}/max-keep-runs", "5"),
                .. Cancels(plan.Workflow, occasion) ? [($"{Prefix}/cancel-in-progress", "true")] : Array.Empty<(string, string)>(),
            ]),
            Params = ValueMap.Of([("repo-url", "{{ repo_url }}"), ("revision", "{{ revision }}"), .. Inputs(plan.Workflow, input.Build, occasion)]),
            Timeout = TektonTasks.Minutes(total),
            Template = new TektonTemplate { NodeSelector = TektonNodes.Selector(plan, problems) },
            Accounts = plan.Jobs.Where(job => job.Permissions.Count > 0)
                .SelectMany(job => TektonPart.Of(job).Select(part => new TektonAccount(part.Name, $"build-{job.Id}")))
                .Where(account => pipeline.Tasks.ContainsKey(account.Task) || pipeline.Finally.ContainsKey(account.Task)).ToValueList(),
            Pipeline = pipeline,
        };
    }

    // Only requests bring values.
    private static IEnumerable<(string, string)> Inputs(WorkflowDefinition workflow, BuildModel build, TektonEvent occasion) => ParameterUses.Inputs(workflow)
        .Select(build.Parameter).OfType<WorkflowParameter>()
        .Select(parameter => (parameter.InputName, occasion == TektonEvent.Incoming ? $"{{{{ {RequestField(parameter)} }}}}" : TektonValues.Text(parameter.Default ?? "").Value!));

    private static string RequestField(WorkflowParameter parameter) => parameter.InputName.Replace('-', '_');

    private static YamlMap Document(TektonRun run, JobPlan plan, BuildModel build, ProblemList problems)
    {
        var document = (YamlMap)TektonRun.Codec.Write(run);
        var fields = ParameterUses.Inputs(plan.Workflow).Select(build.Parameter).OfType<WorkflowParameter>().Select(RequestField).ToList();
        if (fields.Count > 0 && run.Params.Any(entry => entry.Value == $"{{{{ {fields[0]} }}}}"))
        {
            document = new YamlMap(document.Entries.With("metadata", document["metadata"]! with
            {
                Comment = $"A request starts it. The Repository of Pipelines as Code has to allow its params under spec.incoming: {string.Join(", ", fields)}",
            }));
        }

        return YamlExtension.Merge(TektonExtensions.Merge(document, plan, problems), plan.Workflow.Extensions.Find(nameof(Dialect.Tekton)) is { } whole ? [whole] : [], plan.Workflow.Name, problems);
    }
}
