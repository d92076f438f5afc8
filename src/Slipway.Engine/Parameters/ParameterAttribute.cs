namespace Slipway.Engine;

/// <summary>
/// Marks a field or property of the build, or a property of a component, as a parameter: its value comes from the command line
/// (<c>--kebab-case</c>), the environment, or <c>.nuke/parameters.json</c>; the first source that has one wins.
/// </summary>
/// <param name="description">A short text for <c>--help</c>.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute(string? description = null) : Attribute
{
    /// <summary>A short text for <c>--help</c>.</summary>
    public string? Description { get; } = description;

    /// <summary>Another name than the member's.</summary>
    public string? Name { get; set; }

    /// <summary>What separates the elements of an array in one value; a space if not said.</summary>
    public string? Separator { get; set; }
}
