using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>Writes workflows for Google Cloud Build.</summary>
internal sealed class CloudBuildWriter : IDialectWriter
{
    // Cloud Build's limits.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private const int LongestAccount = 30;

    /// <inheritdoc/>
    public Dialect Dialect => Dialect.CloudBuild;

    /// <inheritdoc/>
    public bool SharesTree => true;

    /// <inheritdoc/>
    public string DefaultPath(string name) => $"cloudbuild-{name}.yaml";

    /// <inheritdoc/>
    public IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var workflow = plan.Workflow;
        var document = (YamlMap)CloudBuildConfig.Codec.Write(Translate(plan, input, problems));
        var steps = YamlSequence.Of(((YamlSequence)document["steps"]!).Items.Select(step => Extend((YamlMap)step, plan, problems)));
        var path = workflow.Files.FirstOrDefault(file => file.Dialect == Dialect)?.Path ?? DefaultPath(Naming.Kebab(workflow.Name));
        var entries = document.Entries.With("steps", steps with { Comment = new CloudBuildTriggers(plan, path, problems).Comment() });
        if (plan.Permissions.Count > 0)
        {
            entries = entries.With("serviceAccount", document["serviceAccount"]! with { Comment = $"Its targets need {string.Join(", ", plan.Permissions)}." });
        }

        if (document["artifacts"] is { } artifacts)
        {
            entries = entries.With("artifacts", artifacts with { Comment = $"Stored when the build succeeds. The bucket's lifecycle rules decide how long; asked for: {workflow.Kept.Max(kept => kept.Days)} days." });
        }

        return [workflow.Extensions.Find(nameof(Dialect.CloudBuild)) is { } whole ? YamlExtension.Merge(new YamlMap(entries), [whole], workflow.Name, problems) : new YamlMap(entries)];
    }

    /// <summary>The file as a model.</summary>
    internal static CloudBuildConfig Translate(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        CloudBuildLimits.Check(plan, problems);
        var values = new CloudBuildValues(input.Build, problems);
        var steps = new CloudBuildSteps(plan, input, values, problems).All();
        var options = CloudBuildMachine.Options(plan, values, problems);
        var total = plan.Jobs.Aggregate(TimeSpan.Zero, (sum, job) => sum + job.Settings.Timeout!.Value);
        var kept = plan.Jobs.SelectMany(job => job.Kept).SelectMany(kept => kept.Paths).Distinct(StringComparer.Ordinal).ToValueList();
        return new CloudBuildConfig
        {
            Steps = steps,
            Timeout = CloudBuildSteps.Seconds(total > Longest ? Longest : total),
            Substitutions = values.Substitutions,
            Secrets = values.Secrets,
            Artifacts = kept.Count == 0 ? null : new CloudBuildObjects { Location = $"gs://${{PROJECT_ID}}_cloudbuild/{Naming.Kebab(plan.Workflow.Name)}/${{BUILD_ID}}/", Paths = kept },
            Tags = plan.Jobs.Select(job => job.Settings.Environment?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToValueList(),
            ServiceAccount = Account(plan, problems),
            Options = options,
        };
    }

    // All steps have the same rights, so that each workflow has an account of its own.
    private static string Account(JobPlan plan, ProblemList problems)
    {
        var name = $"build-{Naming.Kebab(plan.Workflow.Name)}";
        if (name.Length > LongestAccount)
        {
            problems.Add($"it would run as {name}; service accounts have names of at most {LongestAccount} letters. Give it a shorter name.");
        }

        return $"projects/${{PROJECT_ID}}/serviceAccounts/{name}@${{PROJECT_ID}}.iam.gserviceaccount.com";
    }

    private static YamlMap Extend(YamlMap step, JobPlan plan, ProblemList problems) =>
        plan.Jobs.FirstOrDefault(job => step["id"] == YamlScalar.Of(job.Id))?.Settings.Extensions.Find(nameof(Dialect.CloudBuild)) is { } extension
            ? YamlExtension.Merge(step, [extension], plan.Workflow.Name, problems)
            : step;
}
