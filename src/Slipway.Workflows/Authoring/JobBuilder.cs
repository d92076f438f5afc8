using System.Linq.Expressions;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>Says how a job differs from what follows from the graph. Targets with different settings get jobs of their own.</summary>
public sealed class JobBuilder
{
    internal JobBuilder(JobSettings settings) => Settings = settings;

    internal JobSettings Settings { get; private set; }

    /// <summary>The machine; several make a job for each.</summary>
    public JobBuilder RunsOn(params ReadOnlySpan<Runner> runners) => Set(Settings with { Runners = ValueList.Create(runners) });

    /// <summary>Runs the steps in a container.</summary>
    public JobBuilder Container(JobContainer container) => Set(Settings with { Container = container });

    /// <summary>Runs a container beside the job.</summary>
    /// <param name="name">Its host name.</param>
    /// <param name="container">The container.</param>
    public JobBuilder Service(string name, JobContainer container) => Set(Settings with { Services = Settings.Services.With(name, container) });

    /// <summary>Deploys to an environment.</summary>
    /// <param name="name">The environment's name.</param>
    /// <param name="url">Where the result can be seen.</param>
    /// <param name="approval">Whether a person approves before the job runs.</param>
    public JobBuilder Environment(string name, string? url = null, bool approval = false) =>
        Set(Settings with { Environment = new DeploymentEnvironment(name) { Url = url, Approval = approval } });

    /// <summary>Ends the job when it takes longer.</summary>
    public JobBuilder Timeout(TimeSpan timeout) => Set(Settings with { Timeout = timeout });

    /// <summary>Runs the job only when a condition holds.</summary>
    public JobBuilder OnlyWhen(Condition condition) => Set(Settings with { Condition = condition });

    /// <summary>Sets an environment variable of the build.</summary>
    public JobBuilder Variable(string name, WorkflowValue value) => Set(Settings with { Variables = Settings.Variables.With(name, value) });

    /// <summary>Own steps before the build.</summary>
    public JobBuilder Before(params ReadOnlySpan<WorkflowStep> steps) => Set(Settings with { Before = [.. Settings.Before, .. steps] });

    /// <summary>Own steps after the build.</summary>
    public JobBuilder After(params ReadOnlySpan<WorkflowStep> steps) => Set(Settings with { After = [.. Settings.After, .. steps] });

    /// <summary>A job for each value of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="values">Its values; for an enumeration all when none are given.</param>
    public JobBuilder Matrix(Expression<Func<object?>> parameter, params ReadOnlySpan<string> values) =>
        Set(Settings with { Axes = [.. Settings.Axes, new MatrixAxis(ParameterName.Of(parameter), ValueList.Create(values))] });

    /// <summary>Leaves out a combination of a matrix.</summary>
    public JobBuilder Without(params IEnumerable<(Expression<Func<object?>> Parameter, string Value)> combination) =>
        Set(Settings with { Excluded = [.. Settings.Excluded, combination.ToValueMap(part => ParameterName.Of(part.Parameter), part => part.Value)] });

    /// <summary>Ends the other jobs of a matrix at the first failure.</summary>
    public JobBuilder FailFast() => Set(Settings with { FailFast = true });

    /// <summary>Runs so many jobs of a matrix at a time.</summary>
    public JobBuilder MaxParallel(int jobs) => Set(Settings with { MaxParallel = jobs });

    /// <summary>Adds to the job what this model has no word for.</summary>
    public JobBuilder Extend(Dialect dialect, YamlMap entries) => Set(Settings with { Extensions = Settings.Extensions.With(dialect.ToString(), entries) });

    private JobBuilder Set(JobSettings settings)
    {
        Settings = settings;
        return this;
    }
}
