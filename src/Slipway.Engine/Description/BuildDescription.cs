using System.Reflection;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>
/// A build as others than the engine see it, for instance the generator of CI workflows: targets with every relation resolved to names, parameters,
/// and properties of any other type.
/// </summary>
public sealed class BuildDescription
{
    private readonly INukeBuild _build;
    private readonly IReadOnlyDictionary<Target, string> _names;

    private BuildDescription(INukeBuild build)
    {
        _build = build;
        var targets = TargetDiscovery.Discover(build);
        var graph = TargetDiscovery.Graph(build, targets);
        var timings = new Timings(build.TemporaryDirectory);
        _names = targets.ToDictionary(target => target.Factory, target => target.Name);
        Targets =
        [
            .. targets.Select(target => new DescribedTarget
            {
                Node = graph.Find(target.Name)!,
                Annotations = target.Definition.Annotations,
                AssuredAfterFailure = target.Definition.IsAssured,
                LastDuration = timings.Last(target.Name),
            }),
        ];
    }

    /// <summary>All targets, in the order of declaration.</summary>
    public IReadOnlyList<DescribedTarget> Targets { get; }

    /// <summary>All parameters, in the order of their option names.</summary>
    public IReadOnlyList<DescribedParameter> Parameters
    {
        get
        {
            // This build was given values; a new one still has those that its author wrote.
            var untouched = new Lazy<object?>(() => Activator.CreateInstance(_build.GetType()));
            return [.. ParameterDiscovery.Find(_build.GetType()).Select(parameter => DescribedParameter.Of(parameter, untouched))];
        }
    }

    /// <summary>Describes a build. It need not run.</summary>
    /// <exception cref="UsageException">The definition of the build is wrong; every problem is reported.</exception>
    public static BuildDescription Of(INukeBuild build) => new(build);

    /// <summary>The name of a target; null when it is none of this build.</summary>
    public string? NameOf(Target target) => _names.GetValueOrDefault(target);

    /// <summary>Properties of the build class, and of its components, whose type is <typeparamref name="T"/>: names and values, in the order of declaration.</summary>
    public IReadOnlyList<KeyValuePair<string, T>> Properties<T>()
        where T : class =>
    [
        .. DefinitionChain.OfType(_build.GetType(), typeof(T))
            .DistinctBy(DefinitionChain.NameOf, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(DefinitionChain.NameOf(property), Read<T>(property))),
    ];

    private T Read<T>(PropertyInfo property)
    {
        try
        {
            return (T?)property.GetValue(_build) ?? throw new UsageException($"{property.Name} is null.");
        }
        catch (TargetInvocationException error)
        {
            throw new UsageException($"{property.Name} cannot be read: {error.InnerException!.Message}");
        }
    }
}
