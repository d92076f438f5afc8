namespace Slipway.Engine;

/// <summary>The relations between targets: each with targets, with a component's targets, and in a form that ignores a build without the component.</summary>
public static class TargetRelations
{
    /// <summary>The targets run whenever this one does, and before it.</summary>
    public static ITargetDefinition DependsOn(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.DependsOn, _ => targets);

    /// <inheritdoc cref="DependsOn(ITargetDefinition, Target[])"/>
    public static ITargetDefinition DependsOn<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.DependsOn, Of(targets));

    /// <summary>Like <see cref="DependsOn{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryDependsOn<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.DependsOn, TryOf(targets));

    /// <summary>This target runs whenever one of the targets does, and before it.</summary>
    public static ITargetDefinition DependentFor(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.DependentFor, _ => targets);

    /// <inheritdoc cref="DependentFor(ITargetDefinition, Target[])"/>
    public static ITargetDefinition DependentFor<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.DependentFor, Of(targets));

    /// <summary>Like <see cref="DependentFor{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryDependentFor<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.DependentFor, TryOf(targets));

    /// <summary>This target comes before the targets when both run.</summary>
    public static ITargetDefinition Before(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.Before, _ => targets);

    /// <inheritdoc cref="Before(ITargetDefinition, Target[])"/>
    public static ITargetDefinition Before<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.Before, Of(targets));

    /// <summary>Like <see cref="Before{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryBefore<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.Before, TryOf(targets));

    /// <summary>This target comes after the targets when both run.</summary>
    public static ITargetDefinition After(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.After, _ => targets);

    /// <inheritdoc cref="After(ITargetDefinition, Target[])"/>
    public static ITargetDefinition After<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.After, Of(targets));

    /// <summary>Like <see cref="After{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryAfter<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.After, TryOf(targets));

    /// <summary>The targets run whenever this one does, and after it.</summary>
    public static ITargetDefinition Triggers(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.Triggers, _ => targets);

    /// <inheritdoc cref="Triggers(ITargetDefinition, Target[])"/>
    public static ITargetDefinition Triggers<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.Triggers, Of(targets));

    /// <summary>Like <see cref="Triggers{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryTriggers<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.Triggers, TryOf(targets));

    /// <summary>This target runs whenever one of the targets does, and after it.</summary>
    public static ITargetDefinition TriggeredBy(this ITargetDefinition definition, params Target[] targets) => definition.Relate(TargetRelation.TriggeredBy, _ => targets);

    /// <inheritdoc cref="TriggeredBy(ITargetDefinition, Target[])"/>
    public static ITargetDefinition TriggeredBy<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.TriggeredBy, Of(targets));

    /// <summary>Like <see cref="TriggeredBy{T}"/>; nothing when the build is no <typeparamref name="T"/>.</summary>
    public static ITargetDefinition TryTriggeredBy<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Relate(TargetRelation.TriggeredBy, TryOf(targets));

    /// <summary>Uses the products of the target that match the patterns; all of them when there are none. It comes first when both run.</summary>
    public static ITargetDefinition Consumes(this ITargetDefinition definition, Target target, params string[] products) => definition.Consume(_ => [target], products);

    /// <summary>Uses all products of the targets. They come first when both run.</summary>
    public static ITargetDefinition Consumes(this ITargetDefinition definition, params Target[] targets) => definition.Consume(_ => targets, []);

    /// <inheritdoc cref="Consumes(ITargetDefinition, Target, string[])"/>
    public static ITargetDefinition Consumes<T>(this ITargetDefinition definition, Func<T, Target> target, params string[] products)
        where T : INukeBuild => definition.Consume(Of([target]), products);

    /// <inheritdoc cref="Consumes(ITargetDefinition, Target[])"/>
    public static ITargetDefinition Consumes<T>(this ITargetDefinition definition, params Func<T, Target>[] targets)
        where T : INukeBuild => definition.Consume(Of(targets), []);

    private static Func<INukeBuild, IEnumerable<Target>> Of<T>(Func<T, Target>[] targets)
        where T : INukeBuild => build => build is T component
            ? Select(component, targets)
            : throw new UsageException($"{build.GetType().Name} does not implement {typeof(T).Name}, whose targets a relation refers to: implement it, or use the Try form of the relation.");

    private static Func<INukeBuild, IEnumerable<Target>> TryOf<T>(Func<T, Target>[] targets)
        where T : INukeBuild => build => build is T component ? Select(component, targets) : [];

    // A component of one target needs no naming of it: DependsOn<ICompile>().
    private static IEnumerable<Target> Select<T>(T component, Func<T, Target>[] targets)
        where T : INukeBuild =>
        targets.Length > 0 ? targets.Select(target => target(component)) : [(Target)DefinitionChain.OnlyTarget(typeof(T)).GetValue(component)!];
}
