using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>
/// The base of attributes that give a member of the build its value. Fields and properties of the build class get it before the targets are described;
/// a property of a component reads it, once, with <c>TryGetValue(() => Member)</c>.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "NUKE's name.")]
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>Members with a higher priority get their values first; parameters come before all others.</summary>
    public virtual int Priority => 0;

    /// <summary>Finds the value. It should be cheap, and leave what takes time to its first use: it is also called for builds that do not use the member.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="instance">The build.</param>
    /// <returns>The value; null when there is none, which leaves a field as its initialiser made it.</returns>
    /// <exception cref="Exception">There has to be a value and cannot be: the build ends with exit code 2, the member's name and this message.</exception>
    public abstract object? GetValue(MemberInfo member, object instance);
}
