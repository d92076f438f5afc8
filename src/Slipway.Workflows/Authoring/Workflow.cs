namespace Slipway.Workflows;

/// <summary>
/// A workflow, written like a target: an expression-bodied property of the build class whose name is the workflow's.
/// <code>Workflow Release => _ => _.OnPush(tags: ["v*"]).OnDispatch(() => Version).Invokes(Publish);</code>
/// </summary>
/// <typeparam name="TTarget">The engine's type of targets.</typeparam>
public delegate WorkflowBuilder<TTarget> Workflow<TTarget>(WorkflowBuilder<TTarget> definition)
    where TTarget : Delegate;
