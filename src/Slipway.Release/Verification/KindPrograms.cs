using System.Runtime.InteropServices;

namespace Slipway.Release;

/// <summary>The programs that a verification in Kubernetes needs, and how to get them.</summary>
internal static class KindPrograms
{
    private static readonly string Platform = $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}";

    private static readonly Dictionary<string, string> Installation = new(StringComparer.Ordinal)
    {
        ["docker"] = "curl -fsSL https://get.docker.com | sh",
        ["kind"] = $"curl -fLo ~/.local/bin/kind https://kind.sigs.k8s.io/dl/v0.30.0/kind-{Platform} && chmod +x ~/.local/bin/kind",
        ["kubectl"] = $"curl -fLo ~/.local/bin/kubectl https://dl.k8s.io/release/v1.33.4/bin/{Platform.Replace('-', '/')}/kubectl && chmod +x ~/.local/bin/kubectl",
        ["helm"] = $"curl -fL https://get.helm.sh/helm-v3.19.0-{Platform}.tar.gz | tar -xzC ~/.local/bin --strip-components=1 {Platform}/helm",
    };

    /// <summary>Names each program that is not there, with the command that installs it.</summary>
    public static IEnumerable<string> Missing(IEnumerable<string> programs, string? path) => programs
        .Where(program => ToolPath.Find(program, path) is null)
        .Select(program => $"VerifyKind needs {program}, which is not in PATH. Install it with: {Installation[program]}");
}
