namespace Slipway.Workflows;

/// <summary>The build that workflows are made from.</summary>
public sealed record BuildModel
{
    /// <summary>All targets.</summary>
    public required IReadOnlyList<WorkflowTarget> Targets { get; init; }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<WorkflowParameter> Parameters { get; init; } = [];

    /// <summary>The release manifest, relative to the repository's root.</summary>
    public string ManifestPath { get; init; } = "artifacts/release.json";

    /// <summary>
    /// The folder that the manifests of earlier jobs arrive in, a JSON file for each job. The build merges them into the release manifest
    /// before its first target runs.
    /// </summary>
    public string ManifestParts { get; init; } = "artifacts/release.d";

    /// <summary>The parameter of that name; null when there is none.</summary>
    internal WorkflowParameter? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>Names of the secret parameters that a target uses.</summary>
    internal IEnumerable<string> SecretsOf(WorkflowTarget target) =>
        target.Node.RequiredParameters.Where(name => Parameter(name) is { Secret: true }).Concat(target.Secrets);
}
