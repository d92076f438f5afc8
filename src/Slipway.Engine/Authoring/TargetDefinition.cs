using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Collects what a target's delegate says.</summary>
internal sealed class TargetDefinition(INukeBuild build, PropertyInfo property) : ITargetDefinition
{
    private readonly HashSet<MethodInfo> _applied = [];

    public string? Text { get; private set; }

    public bool IsUnlisted { get; private set; }

    public bool IsProceeding { get; private set; }

    public bool IsAssured { get; private set; }

    public DependencyBehavior WhenSkippedBehavior { get; private set; }

    public int? PartitionSize { get; private set; }

    public InputSet? InputSet { get; private set; }

    public List<Func<CancellationToken, Task>> Actions { get; } = [];

    public List<(TargetRelation Relation, Func<INukeBuild, IEnumerable<Target>> Targets)> Relations { get; } = [];

    public List<TargetCondition> StaticConditions { get; } = [];

    public List<TargetCondition> DynamicConditions { get; } = [];

    public List<TargetRequirement> Requirements { get; } = [];

    public List<string> Products { get; } = [];

    public List<(Target Target, IReadOnlyList<string> Products)> Consumed { get; } = [];

    public List<string> Locks { get; } = [];

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

    public ITargetDefinition Requires<T>(params Expression<Func<T>>[] parameters) => With(() => Requirements.AddRange(parameters.Select(TargetRequirement.ForParameter)));

    public ITargetDefinition Requires(params Expression<Func<bool>>[] conditions) => With(() => Requirements.AddRange(conditions.Select(TargetRequirement.ForCondition)));

    public ITargetDefinition ProceedAfterFailure() => With(() => IsProceeding = true);

    public ITargetDefinition AssuredAfterFailure() => With(() => IsAssured = true);

    public ITargetDefinition Unlisted() => With(() => IsUnlisted = true);

    public ITargetDefinition Produces(params string[] products) => With(() => Products.AddRange(products));

    public ITargetDefinition Consumes(Target target, params string[] products) => With(() => Consumed.Add((target, products)));

    public ITargetDefinition Partition(int size) => With(() => PartitionSize = size);

    public ITargetDefinition Inputs(Action<InputSet> configure) => With(() => configure(InputSet ??= new InputSet()));

    public ITargetDefinition Lock(string name) => With(() => Locks.Add(name));

    public ITargetDefinition Base() => Apply(OverriddenDefinition.Find(build, property, _applied)
        ?? throw new UsageException($"{property.Name} calls {nameof(Base)}, but there is no definition that it overrides."));

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
        where T : INukeBuild
    {
        foreach (var target in targets)
        {
            Apply(((PropertyInfo)((MemberExpression)target.Body).Member).GetMethod!);
        }

        return this;
    }

    // The getter is called without dispatch: dispatch would lead back to the overriding definition.
    private ITargetDefinition Apply(MethodInfo getter)
    {
        _applied.Add(getter);
        var get = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter.MethodHandle.GetFunctionPointer())!;
        return get()(this);
    }

    private TargetDefinition With(Action change)
    {
        change();
        return this;
    }
}
