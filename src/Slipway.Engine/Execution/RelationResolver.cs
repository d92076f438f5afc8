using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Resolves the relations of targets, which are given as delegates, to names.</summary>
internal sealed class RelationResolver
{
    private readonly INukeBuild _build;
    private readonly Dictionary<Target, string> _names = [];
    private readonly ILookup<(string Target, TargetRelation Relation), string> _relations;
    private readonly List<string> _problems = [];

    public RelationResolver(INukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        _build = build;
        foreach (var target in targets)
        {
            if (!_names.TryAdd(target.Factory, target.Name))
            {
                _problems.Add($"{target.Name} and {_names[target.Factory]} are one definition: give each target its own expression body.");
            }
        }

        _relations = (
            from target in targets
            from relation in target.Definition.Relations
            from other in Names(target, relation.Relation.ToString(), relation.Targets)
            select Direct(target.Name, relation.Relation, other))
            .ToLookup(relation => (relation.Target, relation.Relation), relation => relation.Other);
    }

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The names of those that a target relates to, whoever said so.</summary>
    public IReadOnlyList<string> Find(ExecutableTarget target, TargetRelation relation) => [.. _relations[(target.Name, relation)].Distinct(StringComparer.Ordinal)];

    /// <summary>What a target consumes.</summary>
    public IReadOnlyList<TargetConsumption> Consumptions(ExecutableTarget target) =>
        [.. from consumed in target.Definition.Consumed
            from name in Names(target, nameof(TargetRelations.Consumes), consumed.Targets)
            select new TargetConsumption(name, consumed.Products)];

    // DependentFor, Before and TriggeredBy are the same relations seen from the other end.
    private static (string Target, TargetRelation Relation, string Other) Direct(string target, TargetRelation relation, string other) => relation switch
    {
        TargetRelation.DependentFor => (other, TargetRelation.DependsOn, target),
        TargetRelation.Before => (other, TargetRelation.After, target),
        TargetRelation.TriggeredBy => (other, TargetRelation.Triggers, target),
        _ => (target, relation, other),
    };

    private List<string> Names(ExecutableTarget target, string relation, Func<INukeBuild, IEnumerable<Target>> others)
    {
        List<string> names = [];
        try
        {
            foreach (var other in others(_build))
            {
                if (_names.TryGetValue(other, out var name))
                {
                    names.Add(name);
                }
                else
                {
                    _problems.Add($"{target.Name}.{relation} refers to something that is no target property of this build: relations name properties of type Target, each as an expression body.");
                }
            }
        }
        catch (UsageException error)
        {
            _problems.AddRange(error.Problems.Select(problem => $"{target.Name}.{relation}: {problem}"));
        }

        return names;
    }
}
