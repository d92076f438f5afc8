namespace Slipway.Release;

/// <summary>The command that goes on with a release on any machine that has the repository at the release's commit.</summary>
internal static class GoOnCommand
{
    /// <summary>For instance <c>./build.sh Publish --skip --version v1.4.0 --registry ghcr.io/acme</c>.</summary>
    /// <param name="target">The target to run alone.</param>
    /// <param name="version">The version.</param>
    /// <param name="registry">The registry of the release.</param>
    /// <param name="staged">Where it is staged.</param>
    /// <param name="port">The embedded registry's port when it is not the default; null otherwise.</param>
    public static string Of(string target, string version, RegistryTarget registry, RegistryTarget staged, int? port) =>
        $"./build.sh {target} --skip --version {version}"
        + (registry.Embedded ? port is null ? "" : $" --registry-port {port}" : $" --registry {registry.Prefix}")
        + (staged.Prefix == registry.Prefix ? "" : $" --stage-registry {staged.Prefix}");
}
