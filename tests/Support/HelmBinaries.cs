namespace Slipway.Testing;

/// <summary>
/// Where real Helm is on this machine: named by the environment, put into <c>.nuke/temp/tools</c> by <c>tests/EndToEnd/install-helm.sh</c>, or on PATH
/// as <c>helm3</c> and <c>helm4</c>.
/// </summary>
public static class HelmBinaries
{
    /// <summary>Helm 3, from <c>SLIPWAY_HELM3</c> first; null when it is not there.</summary>
    public static string? Helm3 => Find("SLIPWAY_HELM3", "helm3");

    /// <summary>Helm 4, from <c>SLIPWAY_HELM4</c> first; null when it is not there.</summary>
    public static string? Helm4 => Find("SLIPWAY_HELM4", "helm4");

    private static string? Find(string variable, string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Prepend(Path.Combine(Golden.RepositoryRoot, ".nuke", "temp", "tools"))
            .Select(folder => Path.Combine(folder, name))
            .Prepend(Environment.GetEnvironmentVariable(variable) ?? "")
            .FirstOrDefault(File.Exists);
    }
}
