using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Reads workflows, targets and parameters from a build class, for the generator of CI files.</summary>
internal static class WorkflowSource
{
    private const string ManifestFolder = "artifacts/manifest";

    /// <summary>Everything that the files are made from.</summary>
    /// <exception cref="WorkflowException">Workflows refer to what the build does not have; every problem is reported.</exception>
    public static GeneratorInput Read(INukeBuild build, ActionsLock actions)
    {
        var description = BuildDescription.Of(build);
        var properties = description.Properties<Workflow<Target>>();
        var names = properties.ToDictionary(property => property.Value, property => property.Key);
        var scope = new WorkflowScope<Target> { Build = build, TargetName = description.NameOf, WorkflowName = workflow => names.GetValueOrDefault(workflow) };
        return new GeneratorInput
        {
            Build = new BuildModel { Targets = [.. description.Targets.Select(Target)], Parameters = [.. description.Parameters.Select(Parameter)], ManifestFolder = ManifestFolder },
            Workflows = Evaluate(properties, scope),
            Actions = actions,
        };
    }

    private static List<WorkflowDefinition> Evaluate(IReadOnlyList<KeyValuePair<string, Workflow<Target>>> properties, WorkflowScope<Target> scope)
    {
        List<string> problems = [];
        List<WorkflowDefinition> workflows = [];
        foreach (var (name, workflow) in properties)
        {
            try
            {
                workflows.Add(WorkflowBuilder<Target>.Evaluate(name, workflow, scope));
            }
            catch (WorkflowException error)
            {
                problems.AddRange(error.Problems);
            }
        }

        return problems.Count == 0 ? workflows : throw new WorkflowException(problems);
    }

    // Sections of the release manifest travel together, and not as products of the targets that wrote them.
    private static WorkflowTarget Target(DescribedTarget target)
    {
        var isSection = target.Node.Produces.ToLookup(product => product.StartsWith($"{ManifestFolder}/", StringComparison.Ordinal));
        return new WorkflowTarget
        {
            Node = target.Node with { Produces = [.. isSection[false]] },
            AddsToManifest = isSection[true].Any(),
            Permissions = target.Annotations.OfType<Permission>().ToValueList(),
            Secrets = target.Annotations.OfType<SecretUse>().Select(use => use.Parameter).ToValueList(),
            Local = target.Annotations.Contains(JobTrait.Local),
            NeedsHistory = target.Annotations.Contains(JobTrait.History),
            AssuredAfterFailure = target.AssuredAfterFailure,
            LastDuration = target.LastDuration,
        };
    }

    private static WorkflowParameter Parameter(DescribedParameter parameter)
    {
        var kind = Kind(parameter);
        return new WorkflowParameter
        {
            Name = parameter.Member,
            BuildName = parameter.Name == parameter.Member ? null : parameter.Name,
            Description = parameter.Description,
            Kind = kind,
            Choices = parameter.Choices.ToValueList(),
            Default = kind == ParameterKind.Flag ? parameter.Default?.ToLowerInvariant() : parameter.Default,
            Required = parameter.IsRequired,
            Secret = parameter.IsSecret,
        };
    }

    private static ParameterKind Kind(DescribedParameter parameter) => parameter switch
    {
        { IsList: true } => ParameterKind.Text,
        { Type.IsEnum: true } => ParameterKind.Choice,
        _ => Type.GetTypeCode(parameter.Type) switch
        {
            TypeCode.Boolean => ParameterKind.Flag,
            >= TypeCode.SByte and <= TypeCode.Decimal => ParameterKind.Number,
            _ => ParameterKind.Text,
        },
    };
}
