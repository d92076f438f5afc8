using System.Runtime.InteropServices;

namespace Slipway.Engine;

/// <summary>How people get the tools that release builds use.</summary>
internal static class InstallHints
{
    private static readonly Dictionary<string, (string Linux, string MacOS, string Windows)> Known = new(StringComparer.Ordinal)
    {
        ["docker"] = ("https://docs.docker.com/engine/install/", "brew install --cask docker", "winget install Docker.DockerDesktop"),
        ["kind"] = ("https://kind.sigs.k8s.io/docs/user/quick-start/#installation", "brew install kind", "winget install Kubernetes.kind"),
        ["kubectl"] = ("https://kubernetes.io/docs/tasks/tools/install-kubectl-linux/", "brew install kubectl", "winget install Kubernetes.kubectl"),
        ["helm"] = ("https://helm.sh/docs/intro/install/", "brew install helm", "winget install Helm.Helm"),
        ["cosign"] = ("https://docs.sigstore.dev/cosign/system_config/installation/", "brew install cosign", "https://docs.sigstore.dev/cosign/system_config/installation/"),
        ["git"] = ("with the system's package manager: https://git-scm.com/download/linux", "xcode-select --install", "winget install Git.Git"),
    };

    /// <summary>The operating system of this machine.</summary>
    public static OSPlatform ThisSystem => OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    /// <summary>A command or an address; a general one for a tool that is not known.</summary>
    public static string For(string tool, OSPlatform system) => !Known.TryGetValue(tool, out var hints) ? "with the system's package manager, or as its makers say"
        : system == OSPlatform.Windows ? hints.Windows
        : system == OSPlatform.OSX ? hints.MacOS
        : hints.Linux;
}
