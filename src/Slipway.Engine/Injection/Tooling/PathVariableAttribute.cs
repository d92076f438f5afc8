using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>
/// Injects a <see cref="Tool"/>: <c>[PathVariable] readonly Tool Docker;</c>. The program is the one that the variable <c>DOCKER_EXE</c> names, else the first
/// <c>docker</c> in PATH; it is looked for when it is run, or when a planned target requires it: <c>.Requires(() => Docker)</c>.
/// </summary>
/// <param name="name">The program's name; the member's in lower case when null.</param>
[SuppressMessage("Performance", "CA1813:Avoid unsealed attributes", Justification = "It has an older name too.")]
public class PathVariableAttribute(string? name = null) : ValueInjectionAttributeBase
{
    /// <summary>The program's name; null for the member's in lower case.</summary>
    public string? Name { get; } = name;

    /// <summary>Where people find how to install it; for well-known tools that is known.</summary>
    public string? InstallUrl { get; set; }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) => BuildContext.Current is { } context
        ? new Tool(new PathTool(Name ?? DefinitionChain.NameOf(member).ToLowerInvariant(), context, new ToolRunner(TimeProvider.System)) { InstallUrl = InstallUrl }.Run)
        : null;
}
