using System.Linq.Expressions;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>What a target says about itself so that its CI job gets what it needs, and nothing else.</summary>
public static class TargetDefinitionExtensions
{
    /// <summary>The target does something that its job needs permissions for. A job without such targets reads the repository and no more.</summary>
    public static ITargetDefinition Uses(this ITargetDefinition definition, params IReadOnlyList<Permission> permissions)
    {
        foreach (var permission in permissions)
        {
            definition.Annotate(permission);
        }

        return definition;
    }

    /// <summary>The target uses a secret parameter when it has a value. One that it cannot do without belongs into <c>Requires</c>.</summary>
    /// <param name="definition">The target.</param>
    /// <param name="parameter">The parameter, as in <c>() => RegistryPassword</c>.</param>
    public static ITargetDefinition UsesSecret(this ITargetDefinition definition, Expression<Func<object?>> parameter) =>
        definition.Annotate(new SecretUse(ParameterName.Of(parameter)));

    /// <summary>What the target does stays in the working tree and is as well done again: every CI job that needs it runs it itself.</summary>
    public static ITargetDefinition RunsInEveryJob(this ITargetDefinition definition) => definition.Annotate(JobTrait.Local);

    /// <summary>The target reads commits and tags: its CI job checks out the whole history.</summary>
    public static ITargetDefinition NeedsHistory(this ITargetDefinition definition) => definition.Annotate(JobTrait.History);
}
