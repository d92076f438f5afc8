namespace Slipway.Workflows;

/// <summary>The build that workflows are made from.</summary>
public sealed record BuildModel
{
    /// <summary>All targets.</summary>
    public required IReadOnlyList<WorkflowTarget> Targets { get; init; }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<WorkflowParameter> Parameters { get; init; } = [];

    /// <summary>The folder of the release manifest's sections, relative to the repository's root: a file for each target that adds to it.</summary>
    public string ManifestFolder { get; init; } = "artifacts/manifest";

    /// <summary>The parameter of that name; null when there is none.</summary>
    internal WorkflowParameter? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>Names of the secret parameters that a target uses.</summary>
    internal IEnumerable<string> SecretsOf(WorkflowTarget target) =>
        target.Node.RequiredParameters.Where(name => Parameter(name) is { Secret: true }).Concat(target.Secrets);
}
