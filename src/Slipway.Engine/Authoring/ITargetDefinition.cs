using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Slipway.Engine;

/// <summary>What a target does, when, and with what, as it is being described. Relations to other targets are in <see cref="TargetRelations"/>.</summary>
public interface ITargetDefinition
{
    /// <summary>The target's name: that of its property.</summary>
    string Name { get; }

    /// <summary>A short text for <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds actions, run in the order given.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds a function; a task that it returns is awaited, any other result is ignored.</summary>
    ITargetDefinition Executes<T>(Func<T> function);

    /// <summary>Adds an asynchronous action.</summary>
    ITargetDefinition Executes(Func<Task> function);

    /// <summary>Adds an asynchronous action that is told when the build is cancelled.</summary>
    ITargetDefinition Executes(Func<CancellationToken, Task> function);

    /// <summary>Adds relations to other targets; the forms for authors are in <see cref="TargetRelations"/>.</summary>
    /// <param name="relation">How this target relates to the others.</param>
    /// <param name="targets">Gives the other targets of a build; none where the build lacks the component.</param>
    ITargetDefinition Relate(TargetRelation relation, Func<INukeBuild, IEnumerable<Target>> targets);

    /// <summary>Runs only if the condition holds before the first target of the build starts.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="conditionExpression">Its source text, shown when the target is skipped.</param>
    ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "");

    /// <summary>Runs only if the condition holds right before this target starts.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="conditionExpression">Its source text, shown when the target is skipped.</param>
    ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = "");

    /// <summary>What happens to the dependencies when this target is skipped before the build starts; <see cref="DependencyBehavior.Skip"/> if not said.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Parameters or tools that need a value before the first target of the plan runs.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters)
        where T : class;

    /// <inheritdoc cref="Requires{T}(Expression{Func{T}}, Expression{Func{T}}[])"/>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters)
        where T : struct;

    /// <summary>Conditions, or switches, that have to be true before the first target of the plan runs.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> condition, params Expression<Func<bool>>[] conditions);

    /// <summary>Tools that have to be installed before the first target of the plan runs.</summary>
    ITargetDefinition Requires(params Tool[] tools);

    /// <summary>The build goes on as if this target had succeeded when it fails; in the end the build has failed all the same.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>
    /// Runs even when another target failed before. When the build is cancelled and anything before it had started, it still runs, for at most
    /// 30 seconds: what it cleans up is gone after Ctrl-C too. A second Ctrl-C cuts it.
    /// </summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Leaves the target out of <c>--help</c>.</summary>
    ITargetDefinition Unlisted();

    /// <summary>What the target leaves behind: patterns relative to the root.</summary>
    ITargetDefinition Produces(params string[] products);

    /// <summary>Uses products of targets; the forms for authors are in <see cref="TargetRelations"/>.</summary>
    /// <param name="targets">Gives the producing targets of a build.</param>
    /// <param name="products">Patterns of those products that are used; none for all.</param>
    ITargetDefinition Consume(Func<INukeBuild, IEnumerable<Target>> targets, IReadOnlyList<string> products);

    /// <summary>Lets <c>--partition i/n</c> split this target's work into <paramref name="size"/> parts.</summary>
    ITargetDefinition Partition(int size);

    /// <summary>Everything that the result follows from: with equal inputs and its products in place, the target is up to date and does not run.</summary>
    ITargetDefinition Inputs(Action<InputSet> configure);

    /// <summary>Targets with a lock of the same name never run at the same time.</summary>
    ITargetDefinition Lock(string name);

    /// <summary>Attaches what the engine itself does not use, for those who read the build's description, like the generator of CI workflows.</summary>
    ITargetDefinition Annotate(object annotation);

    /// <summary>Applies the definition that this one overrides: that of the base class, or the component's default.</summary>
    ITargetDefinition Base();

    /// <summary>Applies the definitions of other targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Applies a component's own definition of a target, even where this build overrides it; without an argument, that of its only target.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        where T : INukeBuild;
}
