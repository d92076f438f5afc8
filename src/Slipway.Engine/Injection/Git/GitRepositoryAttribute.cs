using System.Reflection;

namespace Slipway.Engine;

/// <summary>
/// Injects the <see cref="GitRepository"/> that the root is in. Without one the value is null where the member's type is declared with <c>?</c>, and an error elsewhere.
/// </summary>
public sealed class GitRepositoryAttribute : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        InjectedMember.RequiresValue(member) ? GitRepository.FromLocalDirectory(NukeBuild.RootDirectory) : GitRepository.Find(NukeBuild.RootDirectory, NukeBuild.Host);
}
