using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>
/// Marks a field or property of the build, or a property of a component, as a parameter: its value comes from the command line
/// (<c>--kebab-case</c>), the environment, or <c>.nuke/parameters.json</c>; the first source that has one wins.
/// </summary>
/// <param name="description">A short text for <c>--help</c>.</param>
[SuppressMessage("Performance", "CA1813:Avoid unsealed attributes", Justification = "As in NUKE, attributes whose value comes from a parameter derive from it.")]
public class ParameterAttribute(string? description = null) : ValueInjectionAttributeBase
{
    /// <summary>A short text for <c>--help</c>.</summary>
    public string? Description { get; } = description;

    /// <summary>Another name than the member's.</summary>
    public string? Name { get; set; }

    /// <summary>What separates the elements of an array in one value. Without it, words of the command line are elements, and other sources are split at spaces.</summary>
    public string? Separator { get; set; }

    /// <summary>Whether <c>--help</c> lists the parameter.</summary>
    public bool List { get; set; } = true;

    /// <summary>A field, property or method without arguments that gives the values that make sense, as strings: for <c>--help</c>, completion and prompts.</summary>
    public string? ValueProviderMember { get; set; }

    /// <summary>The type that has <see cref="ValueProviderMember"/>, which is static there; the declaring type when null.</summary>
    public Type? ValueProviderType { get; set; }

    /// <inheritdoc/>
    public override int Priority => 100;

    /// <summary>The type of the value as it is given; null when it is the member's, as of all plain parameters.</summary>
    internal virtual Type? TextType => null;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        ParameterMember.Of(member) is { } parameter ? (instance as NukeBuild)?.Context?.Values.Find(parameter) : null;
}
