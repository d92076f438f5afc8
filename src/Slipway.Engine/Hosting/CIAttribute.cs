using System.Reflection;

namespace Slipway.Engine;

/// <summary>Injects the CI system that the build runs on: <c>[CI] readonly GitHubActions? GitHubActions;</c> is null everywhere but on GitHub Actions.</summary>
public sealed class CIAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        return !type.IsAssignableTo(typeof(Host)) ? throw new UsageException($"{type.Name} is no host (expected one of {string.Join(", ", Host.Names)}, or {nameof(Host)}).")
            : type.IsInstanceOfType(NukeBuild.Host) ? NukeBuild.Host
            : null;
    }
}
