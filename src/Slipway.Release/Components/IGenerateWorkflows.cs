using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Writes the CI files of the workflows that the build class has as properties: <c>Workflow Main => _ => _.OnPush().Invokes(Test);</c>.</summary>
public interface IGenerateWorkflows : INukeBuild
{
    /// <summary>Whether nothing is written, only compared.</summary>
    [Parameter("Do not write workflow files: fail with a diff when they differ from the build")]
    bool Check => TryGetValue<bool?>(() => Check) ?? false;

    /// <summary>Whether to say why targets share a job or do not.</summary>
    [Parameter("Say for each workflow which targets share a job, which do not, and why")]
    bool ExplainJobs => TryGetValue<bool?>(() => ExplainJobs) ?? false;

    /// <summary>The actions that <see cref="UpdateActions"/> is about.</summary>
    [Parameter("GitHub actions to lock, for instance actions/checkout; those that are locked or used when not given")]
    string[]? Actions => TryGetValue(() => Actions);

    /// <summary>Writes every workflow file, and says how many jobs each has and which chain of them takes longest.</summary>
    Target GenerateWorkflows => _ => _
        .Description("Write the CI workflow files; with --check only compare them")
        .Executes(() =>
        {
            var files = new WorkflowFiles(RootDirectory);
            try
            {
                var generated = WorkflowGenerator.Generate(WorkflowSource.Read(this, ActionsLockOnDisk.Read(RootDirectory)));
                foreach (var workflow in generated)
                {
                    Log.Information("{Path}: {Summary}", workflow.File.Path, ExplainJobs ? JobExplanation.Text(workflow.Plan) : JobExplanation.Summary(workflow.Plan));
                }

                WorkflowReport.Show(Check ? files.Compare([.. generated.Select(workflow => workflow.File)]) : files.Write([.. generated.Select(workflow => workflow.File)]), Check);
            }
            catch (WorkflowException error)
            {
                throw new UsageException(error.Problems);
            }
        });

    /// <summary>Moves <c>.github/actions.lock.json</c> to the newest releases of its actions.</summary>
    Target UpdateActions => _ => _
        .Description("Lock the newest release of each GitHub action by its commit, then write the workflow files")
        .Triggers(GenerateWorkflows)
        .Executes(async cancellationToken =>
        {
            var updates = new ActionUpdates(new ActionReleases(new ToolRunner(TimeProvider.System), "https://github.com"));
            var current = ActionsLockOnDisk.Read(RootDirectory);
            var actions = Actions ?? [.. current.Pins.Select(pin => pin.Name).Union(WorkflowGenerator.FindActions(WorkflowSource.Read(this, current)), StringComparer.Ordinal)];
            ActionsLockOnDisk.Write(RootDirectory, await updates.ApplyAsync(current, actions, line => Log.Information("{Line}", line), cancellationToken));
        });
}
