using System.Reflection;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Finds the targets of a build class and of its components, and resolves their relations to names.</summary>
internal static class TargetDiscovery
{
    /// <summary>Every target, in the order of declaration: class first, then components.</summary>
    /// <exception cref="UsageException">Definitions are wrong; every problem is reported.</exception>
    public static IReadOnlyList<ExecutableTarget> Discover(INukeBuild build)
    {
        List<string> problems = [];
        var targets = DefinitionChain.Find(build.GetType()).Select(chain => Define(build, chain, problems)).ToList();
        return problems.Count == 0 ? targets : throw new UsageException(problems);
    }

    /// <summary>The graph of the targets.</summary>
    /// <exception cref="GraphException">The targets do not fit together.</exception>
    /// <exception cref="UsageException">Relations name what is no target of this build; every problem is reported.</exception>
    public static TargetGraph Graph(INukeBuild build, IReadOnlyList<ExecutableTarget> targets)
    {
        var resolver = new RelationResolver(build, targets);
        var nodes = targets.Select(target => Node(target, resolver)).ToList();
        return resolver.Problems.Count == 0 ? new TargetGraph(nodes) : throw new UsageException(resolver.Problems);
    }

    private static ExecutableTarget Define(INukeBuild build, DefinitionChain chain, List<string> problems)
    {
        var definition = new TargetDefinition(chain.Name, build, chain.Overridden);
        var factory = Read(build, chain.Properties[0]);
        var stranger = chain.Properties.FirstOrDefault(property => property.DeclaringType!.IsInterface && Read(build, property) != factory);
        if (stranger is not null)
        {
            problems.Add($"There are two targets {chain.Name}, in {chain.Properties[0].DeclaringType!.Name} and in {stranger.DeclaringType!.Name}: rename one, or override it as 'Target {stranger.DeclaringType.Name}.{chain.Name} => …'.");
        }

        try
        {
            factory(definition);
        }
        catch (Exception error)
        {
            problems.Add(error is UsageException ? error.Message : $"The definition of the target {chain.Name} failed: {error.GetType().Name}: {error.Message}");
        }

        return new ExecutableTarget(factory, definition);
    }

    private static Target Read(INukeBuild build, PropertyInfo property)
    {
        try
        {
            return (Target?)property.GetValue(build) ?? throw new UsageException($"The target {DefinitionChain.NameOf(property)} is null.");
        }
        catch (TargetInvocationException error)
        {
            throw new UsageException($"The target {DefinitionChain.NameOf(property)} cannot be read: {error.InnerException!.Message}");
        }
    }

    private static TargetNode Node(ExecutableTarget target, RelationResolver resolver) => new()
    {
        Name = target.Name,
        Description = target.Definition.Text,
        IsListed = !target.Definition.IsUnlisted,
        DependsOn = resolver.Find(target, TargetRelation.DependsOn),
        After = resolver.Find(target, TargetRelation.After),
        Triggers = resolver.Find(target, TargetRelation.Triggers),
        Produces = target.Definition.Products,
        Consumes = resolver.Consumptions(target),
        RequiredParameters = [.. target.Definition.Requirements.Select(requirement => requirement.Member).OfType<MemberInfo>().Where(member => ParameterMember.Of(member) is not null).Select(DefinitionChain.NameOf)],
        PartitionSize = target.Definition.PartitionSize,
        Locks = target.Definition.Locks,
    };
}
