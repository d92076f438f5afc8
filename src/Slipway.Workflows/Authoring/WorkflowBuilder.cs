using System.Linq.Expressions;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>Says what starts a workflow, which targets it runs and how. Jobs, their order, artefacts, permissions and secrets follow from the targets.</summary>
/// <typeparam name="TTarget">The engine's type of targets.</typeparam>
public sealed partial class WorkflowBuilder<TTarget>
    where TTarget : Delegate
{
    private readonly WorkflowScope<TTarget> _scope;
    private WorkflowDefinition _definition;

    private WorkflowBuilder(string name, WorkflowScope<TTarget> scope)
    {
        _scope = scope;
        _definition = new WorkflowDefinition { Name = name };
    }

    /// <summary>What the property <paramref name="name"/> of the build class says.</summary>
    /// <exception cref="WorkflowException">It refers to something that is no target, workflow or parameter of the build.</exception>
    public static WorkflowDefinition Evaluate(string name, Workflow<TTarget> workflow, WorkflowScope<TTarget> scope) =>
        workflow(new WorkflowBuilder<TTarget>(name, scope))._definition;

    /// <summary>The name that people see.</summary>
    public WorkflowBuilder<TTarget> Title(string title) => Set(_definition with { Title = title });

    /// <summary>The name of a single run, made of text and values.</summary>
    public WorkflowBuilder<TTarget> RunName(params ReadOnlySpan<WorkflowValue> parts) => Set(_definition with { RunName = ValueList.Create(parts) });

    /// <summary>Writes the workflow for a CI system, also for several. Without this it is for GitHub Actions.</summary>
    /// <param name="dialect">The CI system.</param>
    /// <param name="path">The file, relative to the repository's root; the system's usual place by default.</param>
    public WorkflowBuilder<TTarget> For(Dialect dialect, string? path = null) =>
        Set(_definition with { Files = [.. _definition.Files, new WorkflowFile(dialect, path)] });

    /// <summary>Runs targets, with everything that they depend on.</summary>
    public WorkflowBuilder<TTarget> Invokes(params ReadOnlySpan<TTarget> targets)
    {
        foreach (var target in targets)
        {
            _definition = _definition with { Invoked = [.. _definition.Invoked, NameOf(target)] };
        }

        return this;
    }

    /// <summary>Runs targets of a component, with everything that they depend on.</summary>
    public WorkflowBuilder<TTarget> Invokes<T>(params ReadOnlySpan<Func<T, TTarget>> targets)
    {
        foreach (var target in targets)
        {
            Invokes(target(Component<T>()));
        }

        return this;
    }

    /// <summary>Leaves targets out, with what only they depend on.</summary>
    public WorkflowBuilder<TTarget> Skips(params ReadOnlySpan<TTarget> targets)
    {
        foreach (var target in targets)
        {
            _definition = _definition with { Skipped = [.. _definition.Skipped, NameOf(target)] };
        }

        return this;
    }

    /// <summary>Runs another workflow of this build as a job.</summary>
    public WorkflowBuilder<TTarget> Calls(Workflow<TTarget> workflow, Func<CallBuilder<TTarget>, CallBuilder<TTarget>>? configure = null)
    {
        var call = new CallBuilder<TTarget>(new WorkflowCall(NameOf(workflow)), NameOf);
        return Set(_definition with { Calls = [.. _definition.Calls, (configure?.Invoke(call) ?? call).Call] });
    }

    /// <summary>Gives a parameter a value in all jobs, or a secret the place where it is kept, in the jobs that need it.</summary>
    public WorkflowBuilder<TTarget> With(Expression<Func<object?>> parameter, WorkflowValue value) =>
        Set(_definition with { Parameters = _definition.Parameters.With(ParameterName.Of(parameter), value) });

    /// <summary>Gives a component's parameter a value in all jobs, or a secret the place where it is kept, in the jobs that need it.</summary>
    public WorkflowBuilder<TTarget> With<T>(Expression<Func<T, object?>> parameter, WorkflowValue value) =>
        Set(_definition with { Parameters = _definition.Parameters.With(ParameterName.Of(parameter), value) });

    /// <summary>Says something about all jobs.</summary>
    public WorkflowBuilder<TTarget> Jobs(Func<JobBuilder, JobBuilder> configure) =>
        Set(_definition with { Defaults = configure(new JobBuilder(_definition.Defaults)).Settings });

    /// <summary>Says something about the job of a target.</summary>
    public WorkflowBuilder<TTarget> Job(TTarget target, Func<JobBuilder, JobBuilder> configure)
    {
        var name = NameOf(target);
        var settings = configure(new JobBuilder(_definition.Jobs.Find(name) ?? JobSettings.Empty)).Settings;
        return Set(_definition with { Jobs = _definition.Jobs.With(name, settings) });
    }

    /// <summary>Says something about the job of a component's target.</summary>
    public WorkflowBuilder<TTarget> Job<T>(Func<T, TTarget> target, Func<JobBuilder, JobBuilder> configure) => Job(target(Component<T>()), configure);

    /// <summary>Keeps the products of targets for people to download, also when a target failed.</summary>
    /// <param name="days">For how long.</param>
    /// <param name="targets">The targets.</param>
    public WorkflowBuilder<TTarget> Keeps(int days, params ReadOnlySpan<TTarget> targets)
    {
        foreach (var target in targets)
        {
            _definition = _definition with { Kept = [.. _definition.Kept, new KeptProducts(NameOf(target), days)] };
        }

        return this;
    }

    /// <summary>Keeps the products of a component's targets for people to download, also when a target failed.</summary>
    /// <param name="days">For how long.</param>
    /// <param name="targets">The targets.</param>
    public WorkflowBuilder<TTarget> Keeps<T>(int days, params ReadOnlySpan<Func<T, TTarget>> targets)
    {
        foreach (var target in targets)
        {
            Keeps(days, target(Component<T>()));
        }

        return this;
    }

    /// <summary>Hands a value that a target sets to the workflow that calls this one.</summary>
    public WorkflowBuilder<TTarget> Output(string name, TTarget target, string description) =>
        Set(_definition with { Outputs = [.. _definition.Outputs, new WorkflowOutput(name, NameOf(target), description)] });

    /// <summary>Keeps folders from run to run, restored packages and the build's cache by default. Jobs that publish do not use them.</summary>
    public WorkflowBuilder<TTarget> Caches(WorkflowCache? cache = null) => Set(_definition with { Cache = cache ?? WorkflowCache.Default });

    /// <summary>One run for each branch, tag or pull request at a time.</summary>
    /// <param name="cancel">Whether a new run cancels the one before it; otherwise it waits.</param>
    public WorkflowBuilder<TTarget> OneAtATime(bool cancel) => Set(_definition with { Concurrency = new WorkflowConcurrency { Cancel = cancel } });

    /// <summary>One run for each value of a parameter at a time; a new run waits for the one before it.</summary>
    public WorkflowBuilder<TTarget> OneAtATime(Expression<Func<object?>> parameter) => OneAtATime(ParameterName.Of(parameter));

    /// <summary>One run for each value of a component's parameter at a time; a new run waits for the one before it.</summary>
    public WorkflowBuilder<TTarget> OneAtATime<T>(Expression<Func<T, object?>> parameter) => OneAtATime(ParameterName.Of(parameter));

    /// <summary>Adds to the document what this model has no word for.</summary>
    public WorkflowBuilder<TTarget> Extend(Dialect dialect, YamlMap entries) =>
        Set(_definition with { Extensions = _definition.Extensions.With(dialect.ToString(), entries) });

    private WorkflowBuilder<TTarget> OneAtATime(string parameter) =>
        Set(_definition with { Concurrency = new WorkflowConcurrency { Parameter = parameter, Cancel = false } });

    private WorkflowBuilder<TTarget> Set(WorkflowDefinition definition)
    {
        _definition = definition;
        return this;
    }

    private string NameOf(TTarget target) =>
        _scope.TargetName(target) ?? throw new WorkflowException([$"Workflow {_definition.Name}: it refers to a target that is no property of the build."]);

    private string NameOf(Workflow<TTarget> workflow) =>
        _scope.WorkflowName(workflow) ?? throw new WorkflowException([$"Workflow {_definition.Name}: it refers to a workflow that is no property of the build."]);

    private T Component<T>() =>
        _scope.Build is T component
            ? component
            : throw new WorkflowException([$"Workflow {_definition.Name}: the build does not have the component {typeof(T).Name}; add it to the build class."]);
}
