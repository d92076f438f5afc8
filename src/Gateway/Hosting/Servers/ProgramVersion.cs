using System.Reflection;

namespace Gateway.Hosting.Servers;

/// <summary>Which build of which program is running.</summary>
/// <param name="Name">The program, such as <c>Gateway.Proxy</c>.</param>
/// <param name="Version">The version that the build stamped.</param>
/// <param name="Commit">The commit that it was built from, or <c>unknown</c>.</param>
public sealed record ProgramVersion(string Name, string Version, string Commit)
{
    /// <summary>Reads what the build stamped into an assembly.</summary>
    public static ProgramVersion Of(Assembly assembly) => new(
        assembly.GetName().Name ?? "",
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0-dev",
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "Commit")?.Value ?? "unknown");
}
