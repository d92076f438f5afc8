using Slipway.Engine.Caching;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Writes the report of a run.</summary>
/// <param name="context">The run.</param>
/// <param name="process">The process that it runs in.</param>
/// <param name="recorder">What happened.</param>
/// <param name="output">Masks secrets and takes the warning when the report cannot be written.</param>
internal sealed class RunReporter(BuildContext context, BuildProcess process, RunRecorder recorder, BuildOutput output)
{
    /// <summary>Where the report lies, below the root.</summary>
    public const string File = "artifacts/report/index.html";

    /// <summary>Writes the report.</summary>
    /// <returns>Its path; null when it could not be written, which is no failure of the build.</returns>
    public async Task<AbsolutePath?> WriteAsync(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, BuildResult result, Lazy<TargetCache> cache)
    {
        var file = context.Root / File;
        try
        {
            var report = await CollectAsync(plan, targets, result, new ProductSurvey(cache, process.Time));
            ReportFile.Write(file, ReportPage.Write(report, output.Redact!));
            return file;
        }
        catch (Exception error)
        {
            // Whatever went wrong: a build is not judged by its report.
            output.Write(null, LogLevel.Warning, $"The run report {file} cannot be written: {error.Message}");
            return null;
        }
    }

    private async Task<RunReport> CollectAsync(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, BuildResult result, ProductSurvey survey)
    {
        List<ReportTarget> shown = [];
        foreach (var ended in result.Targets)
        {
            // Who cancelled the build does not wait for files to be looked at.
            var target = targets[ended.Name];
            var products = result.ExitCode != ExitCode.Cancelled && target.Definition.Products.Count > 0 ? await survey.OfAsync(target, recorder.StartTime) : null;
            shown.Add(Describe(target, ended, products, result.CriticalPath.Contains(ended.Name)));
        }

        return new RunReport
        {
            Title = string.Join(", ", plan.Steps.Where(step => step.IsInvoked).Select(step => step.Name)),
            ExitCode = result.ExitCode,
            Duration = result.Duration,
            Facts = ReportFacts.Collect(context, process, recorder),
            Targets = [.. shown.Order(ByStart)],
            CriticalPath = result.CriticalPath,
            Plan = Drawn(plan, shown),
            Messages = recorder.Messages,
            MessagesOmitted = recorder.MessagesOmitted,
            Parameters = [.. context.Values.Given()],
        };
    }

    private static readonly Comparer<ReportTarget> ByStart = Comparer<ReportTarget>.Create((one, other) => (one.Start ?? TimeSpan.MaxValue).CompareTo(other.Start ?? TimeSpan.MaxValue));

    private ReportTarget Describe(ExecutableTarget target, TargetResult ended, ProductList? products, bool isCritical) => new()
    {
        Name = ended.Name,
        Description = target.Definition.Text,
        State = ReportStates.Of(ended.Status, ended.Reason),
        Start = recorder.StartOf(target),
        Duration = ended.Duration,
        Reason = ended.Reason,
        Failure = ended.Failure,
        LogEnd = recorder.LogEndOf(target),
        Products = products,
        IsCritical = isCritical,
    };

    private static PlanModel Drawn(Plan plan, List<ReportTarget> targets) =>
        new([.. plan.Steps.Zip(targets, (step, target) => new PlannedTarget(step, target.Description, target.Reason, target.Duration.TotalSeconds, target.IsCritical))], [], null);
}
