using Slipway.Engine.Caching;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>A build whose definition was read: plans what was asked for, and shows or runs the plan.</summary>
internal sealed class BuildSession(BuildContext context, IReadOnlyList<ExecutableTarget> targets, TargetGraph graph)
{
    private readonly Dictionary<string, ExecutableTarget> _targets = targets.ToDictionary(target => target.Name, StringComparer.Ordinal);

    public required NukeBuild Build { get; init; }

    public required BuildProcess Process { get; init; }

    public required BuildConsole Console { get; init; }

    public required Lazy<TargetCache> Cache { get; init; }

    public required RunReporter Reporter { get; init; }

    /// <summary>The targets that run when none is named.</summary>
    public required IReadOnlyList<string> Defaults { get; init; }

    public TargetGraph Graph { get; } = graph;

    /// <summary>Every target, in the order of declaration.</summary>
    public IReadOnlyList<ExecutableTarget> Targets { get; } = targets;

    public IReadOnlyList<ParameterMember> Parameters => context.Values.Parameters;

    public AbsolutePath Root => context.Root;

    private BuildOptions Options => context.Options;

    // Some CI systems, also such as are not known here, give their jobs a terminal.
    private bool CanAsk => Process.Terminal is not null && context.Host is LocalHost && !Options.WritesJson && (Process.Environment.GetValueOrDefault("CI") is null or "" or "false");

    /// <summary>Does what the options ask for.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        RequireKnown([.. Options.Targets, .. Options.Skip ?? [], .. Options.Force, .. Options.Explain]);
        if (Options.Explain.Count > 0)
        {
            return Console.Print(await CachedSteps.ExplainAsync(Options.Explain.Select(name => _targets[Graph.Find(name)!.Name]), Cache.Value, CancellationToken.None));
        }

        var plan = MakePlan();
        var attempt = new Attempt(NukeBuild.TemporaryDirectory, string.Join(' ', plan.Steps.Where(step => step.IsInvoked).Select(step => step.Name).Append($"{Options.Partition}")));
        var timings = new Timings(NukeBuild.TemporaryDirectory);
        new SkippedTargets(plan, _targets).Apply(Continued(attempt));
        if (Options.PlanFormat is { } format)
        {
            return Console.Print([PlanModel.Create(plan, _targets, timings).Format(format).TrimEnd('\n')]);
        }

        context.Plan = [.. plan.Steps.Select(step => _targets[step.Name])];
        foreach (var warning in context.Values.Warnings)
        {
            Console.Output.Write(null, LogLevel.Warning, warning);
        }

        if (CanAsk)
        {
            new ParameterPrompt(Process.Terminal!(), Build, context.Values).Ask(Requirements.Missing(Build, context.Values, context.Plan));
        }

        Requirements.Check(Build, context.Values, context.Plan);
        foreach (var reason in context.Values.Parameters.Where(parameter => parameter.IsSettable).Select(context.Values.WhyClosed).OfType<string>())
        {
            Console.Output.Write(null, LogLevel.Information, $"{reason} The build goes on without it.");
        }

        return await new BuildRunner(Console.Output, Process, attempt, timings) { Reporter = Reporter }.RunAsync(plan, _targets, Options.Parallel, Cache);
    }

    private IReadOnlySet<string> Continued(Attempt attempt)
    {
        var succeeded = Options.Continues ? attempt.Succeeded() : null;
        if (Options.Continues && succeeded is null)
        {
            Console.Output.Write(null, LogLevel.Warning, "There is no failed attempt at these targets to continue: everything runs.");
        }

        return succeeded ?? new HashSet<string>(StringComparer.Ordinal);
    }

    private Plan MakePlan()
    {
        var invoked = Options.Targets.Count > 0 ? Options.Targets : Defaults;
        if (invoked.Count == 0)
        {
            throw new UsageException("No target was named, and this build has no default target. ./build.sh --help lists targets.");
        }

        // Without names, --skip takes everything as done that was not asked for.
        return Graph.Plan(invoked, Options.Skip is { Count: 0 } ? Graph.Targets.Select(target => target.Name).Except(invoked, StringComparer.OrdinalIgnoreCase) : Options.Skip);
    }

    private void RequireKnown(IEnumerable<string> names)
    {
        var unknown = names
            .Where(name => Graph.Find(name) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => $"There is no target {name}.{NearestNames.Suggest(name, Graph.Targets.Select(target => target.Name).Concat(BuildCommand.Listed.Select(command => command.Name)))}")
            .ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException([.. unknown, "./build.sh --help lists targets and options."]);
        }
    }
}
