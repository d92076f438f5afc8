using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Collects what a target's delegate says.</summary>
/// <param name="name">The target's name.</param>
/// <param name="build">The build.</param>
/// <param name="overridden">Getters of the definitions that this target overrides, the nearest first.</param>
internal sealed class TargetDefinition(string name, INukeBuild build, IEnumerable<MethodInfo> overridden) : ITargetDefinition
{
    private readonly Queue<MethodInfo> _overridden = new(overridden);

    public string Name { get; } = name;

    public string? Text { get; private set; }

    public bool IsUnlisted { get; private set; }

    public bool IsProceeding { get; private set; }

    public bool IsAssured { get; private set; }

    public DependencyBehavior WhenSkippedBehavior { get; private set; }

    public int PartitionSize { get; private set; } = 1;

    public InputSet? InputSet { get; private set; }

    public List<Func<CancellationToken, Task>> Actions { get; } = [];

    public List<(TargetRelation Relation, Func<INukeBuild, IEnumerable<Target>> Targets)> Relations { get; } = [];

    public List<TargetCondition> StaticConditions { get; } = [];

    public List<TargetCondition> DynamicConditions { get; } = [];

    public List<TargetRequirement> Requirements { get; } = [];

    public List<string> Products { get; } = [];

    public List<(Func<INukeBuild, IEnumerable<Target>> Targets, IReadOnlyList<string> Products)> Consumed { get; } = [];

    public List<string> Locks { get; } = [];

    public List<object> Annotations { get; } = [];

    public ITargetDefinition Description(string description) => With(() => Text = description);

    public ITargetDefinition Executes(params Action[] actions) => With(() => Actions.AddRange(actions.Select(action => (Func<CancellationToken, Task>)(_ =>
    {
        action();
        return Task.CompletedTask;
    }))));

    public ITargetDefinition Executes<T>(Func<T> function) => With(() => Actions.Add(_ => function() as Task ?? Task.CompletedTask));

    public ITargetDefinition Executes(Func<Task> function) => With(() => Actions.Add(_ => function()));

    public ITargetDefinition Executes(Func<CancellationToken, Task> function) => With(() => Actions.Add(function));

    public ITargetDefinition Relate(TargetRelation relation, Func<INukeBuild, IEnumerable<Target>> targets) => With(() => Relations.Add((relation, targets)));

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = "") => With(() => StaticConditions.Add(new(condition, conditionExpression)));

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string conditionExpression = "") => With(() => DynamicConditions.Add(new(condition, conditionExpression)));

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) => With(() => WhenSkippedBehavior = dependencyBehavior);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters)
        where T : class => Require([parameter, .. parameters]);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameter, params Expression<Func<T?>>[] parameters)
        where T : struct => Require([parameter, .. parameters]);

    public ITargetDefinition Requires(Expression<Func<bool>> condition, params Expression<Func<bool>>[] conditions) => Require([condition, .. conditions]);

    public ITargetDefinition Requires(params Tool[] tools) => Require(tools.Select(tool => Expression.Lambda(Expression.Constant(tool, typeof(Tool)))));

    public ITargetDefinition ProceedAfterFailure() => With(() => IsProceeding = true);

    public ITargetDefinition AssuredAfterFailure() => With(() => IsAssured = true);

    public ITargetDefinition Unlisted() => With(() => IsUnlisted = true);

    public ITargetDefinition Produces(params string[] products) => With(() => Products.AddRange(products));

    public ITargetDefinition Consume(Func<INukeBuild, IEnumerable<Target>> targets, IReadOnlyList<string> products) => With(() => Consumed.Add((targets, products)));

    public ITargetDefinition Partition(int size) => size > 1
        ? With(() => PartitionSize = size)
        : throw new UsageException($"{Name}.{nameof(Partition)}({size}) splits nothing (expected 2 or more).");

    public ITargetDefinition Inputs(Action<InputSet> configure) => With(() => configure(InputSet ??= new InputSet()));

    public ITargetDefinition Lock(string name) => With(() => Locks.Add(name));

    public ITargetDefinition Annotate(object annotation) => With(() => Annotations.Add(annotation));

    public ITargetDefinition Base() => _overridden.TryDequeue(out var getter)
        ? DefinitionChain.Get(build, getter)(this)
        : throw new UsageException($"{Name} calls {nameof(Base)}, but there is no definition that it overrides.");

    public ITargetDefinition Inherit(params Target[] targets) => With(() => Array.ForEach(targets, target => target(this)));

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        where T : INukeBuild
    {
        var getters = targets.Length > 0 ? targets.Select(target => ((PropertyInfo)((MemberExpression)target.Body).Member).GetMethod!) : [DefinitionChain.OnlyTarget(typeof(T)).GetMethod!];
        return Inherit([.. getters.Select(getter => DefinitionChain.Get(build, getter))]);
    }

    private TargetDefinition Require(IEnumerable<LambdaExpression> requirements) => With(() => Requirements.AddRange(requirements.Select(requirement => new TargetRequirement(requirement))));

    private TargetDefinition With(Action change)
    {
        change();
        return this;
    }
}
