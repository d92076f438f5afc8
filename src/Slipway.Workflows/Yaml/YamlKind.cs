namespace Slipway.Workflows.Yaml;

/// <summary>What a scalar is, as the core schema of YAML 1.2 has it.</summary>
public enum YamlKind
{
    /// <summary>Characters, whatever they look like.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number that is not whole.</summary>
    Fraction,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Nothing.</summary>
    Null,
}
