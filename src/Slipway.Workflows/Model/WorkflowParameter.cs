namespace Slipway.Workflows;

/// <summary>A parameter of the build as workflows see it.</summary>
public sealed record WorkflowParameter
{
    /// <summary>The member's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the build calls it where that is not the member's name; null otherwise.</summary>
    public string? BuildName { get; init; }

    /// <summary>What it is, for people who are asked for a value; null for nothing to say.</summary>
    public string? Description { get; init; }

    /// <summary>What values it takes.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>The values of an enumeration.</summary>
    public ValueList<string> Choices { get; init; } = [];

    /// <summary>The value that people are offered; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a run without a value is an error.</summary>
    public bool Required { get; init; }

    /// <summary>Whether nobody may see its value.</summary>
    public bool Secret { get; init; }

    /// <summary>The name that people and other workflows give it, e.g. <c>dry-run</c>.</summary>
    internal string InputName => Naming.Kebab(BuildName ?? Name);

    /// <summary>The environment variable that the build reads it from, e.g. <c>NUKE_DRY_RUN</c>.</summary>
    internal string VariableName => $"NUKE_{Naming.Screaming(BuildName ?? Name)}";

    /// <summary>The secret that the CI system keeps for it, e.g. <c>REGISTRY_PASSWORD</c>.</summary>
    internal string SecretName => Naming.Screaming(BuildName ?? Name);
}
