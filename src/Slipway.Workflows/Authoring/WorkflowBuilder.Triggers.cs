using System.Linq.Expressions;

namespace Slipway.Workflows;

/// <content>What starts a workflow.</content>
public sealed partial class WorkflowBuilder<TTarget>
{
    /// <summary>Starts when commits or tags are pushed. Patterns that start with <c>!</c> exclude.</summary>
    /// <param name="branches">Globs of branches; with no tags given either, all.</param>
    /// <param name="tags">Globs of tags.</param>
    /// <param name="paths">Globs of files of which one has to change.</param>
    public WorkflowBuilder<TTarget> OnPush(ValueList<string>? branches = null, ValueList<string>? tags = null, ValueList<string>? paths = null) =>
        On(new PushTrigger { Branches = branches ?? [], Tags = tags ?? [], Paths = paths ?? [] });

    /// <summary>Starts when a pull request is opened or changed. It runs with the rights of the fork that it comes from.</summary>
    /// <param name="branches">Globs of the branches that it goes to; all by default.</param>
    /// <param name="paths">Globs of files of which one has to change.</param>
    /// <param name="types">What happened to it; opened, synchronize, reopened by default.</param>
    public WorkflowBuilder<TTarget> OnPullRequest(ValueList<string>? branches = null, ValueList<string>? paths = null, ValueList<string>? types = null) =>
        On(new PullRequestTrigger { Branches = branches ?? [], Paths = paths ?? [], Types = types ?? [] });

    /// <summary>Starts when the merge queue tries a pull request.</summary>
    public WorkflowBuilder<TTarget> OnMergeGroup() => On(new MergeGroupTrigger());

    /// <summary>Starts at the times of cron expressions, in UTC.</summary>
    public WorkflowBuilder<TTarget> OnSchedule(params ReadOnlySpan<string> crons) => On(new ScheduleTrigger(ValueList.Create(crons)));

    /// <summary>Starts by hand; the person is asked for the values of the parameters.</summary>
    public WorkflowBuilder<TTarget> OnDispatch(params IEnumerable<Expression<Func<object?>>> parameters) => On(new DispatchTrigger(Names(parameters)));

    /// <summary>Starts by hand; the person is asked for the values of a component's parameters.</summary>
    public WorkflowBuilder<TTarget> OnDispatch<T>(params IEnumerable<Expression<Func<T, object?>>> parameters) => On(new DispatchTrigger(Names(parameters)));

    /// <summary>Can be called by other workflows, with values for the parameters. The secrets of its targets become secrets of the call.</summary>
    public WorkflowBuilder<TTarget> OnCall(params IEnumerable<Expression<Func<object?>>> parameters) => On(new CallTrigger(Names(parameters)));

    /// <summary>Starts when another repository or system sends an event.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="payload">Fields of its payload, and the parameters that they are values of.</param>
    public WorkflowBuilder<TTarget> OnRepositoryDispatch(string type, params IEnumerable<(string Field, Expression<Func<object?>> Parameter)> payload) =>
        On(new RepositoryDispatchTrigger([type], payload.ToValueMap(field => field.Field, field => ParameterName.Of(field.Parameter))));

    /// <summary>Starts when something happens to a release.</summary>
    /// <param name="type">What, e.g. <c>published</c>.</param>
    /// <param name="tag">The parameter that gets the release's tag; none by default.</param>
    public WorkflowBuilder<TTarget> OnRelease(string type, Expression<Func<object?>>? tag = null) =>
        On(new ReleaseTrigger([type], tag is null ? null : ParameterName.Of(tag)));

    /// <summary>Starts when another workflow of this build ended.</summary>
    /// <param name="workflow">The other workflow.</param>
    /// <param name="branches">Globs of the branches that it ran for; all by default.</param>
    /// <param name="alsoAfterFailure">Whether also when it failed.</param>
    /// <param name="withManifest">Whether to go on with the release manifest that it made.</param>
    public WorkflowBuilder<TTarget> OnWorkflowRun(Workflow<TTarget> workflow, ValueList<string>? branches = null, bool alsoAfterFailure = false, bool withManifest = false) =>
        On(new WorkflowRunTrigger(NameOf(workflow)) { Branches = branches ?? [], AlsoAfterFailure = alsoAfterFailure, WithManifest = withManifest });

    private WorkflowBuilder<TTarget> On(Trigger trigger) => Set(_definition with { Triggers = [.. _definition.Triggers, trigger] });

    private static ValueList<string> Names(IEnumerable<LambdaExpression> parameters) => parameters.Select(ParameterName.Of).ToValueList();
}
