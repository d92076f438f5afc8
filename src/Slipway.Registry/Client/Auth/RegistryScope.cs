using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What a request may do, in the words of token services: <c>repository:acme/app:pull,push</c>.</summary>
/// <param name="Registry">The host that references name.</param>
/// <param name="Text">The scopes, parted by blanks; empty for the registry as such.</param>
internal sealed record RegistryScope(string Registry, string Text)
{
    public static RegistryScope Pull(Reference reference) => new(reference.Registry, $"repository:{reference.Repository}:pull");

    public static RegistryScope Push(Reference reference) => new(reference.Registry, $"repository:{reference.Repository}:pull,push");

    public static RegistryScope Delete(Reference reference) => new(reference.Registry, $"repository:{reference.Repository}:delete,pull,push");

    /// <summary>Pushing to one repository what is taken from another.</summary>
    public static RegistryScope Mount(Reference target, string from) => new(target.Registry, $"repository:{target.Repository}:pull,push repository:{from}:pull");
}
