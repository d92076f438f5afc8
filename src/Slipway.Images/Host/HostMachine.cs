using System.Runtime.InteropServices;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The machine that a host base is made from.</summary>
/// <param name="Platform">Its platform.</param>
/// <param name="DotNetRoot">The folder with <c>dotnet</c>, <c>host</c> and <c>shared</c>.</param>
/// <param name="Root">Its file system.</param>
internal sealed record HostMachine(Platform Platform, AbsolutePath DotNetRoot, AbsolutePath Root)
{
    /// <summary>The runtime that runs this program, as a framework that programs of the machine could need.</summary>
    public static SharedFramework CoreFramework => new("Microsoft.NETCore.App", new Version(Environment.Version.Major, Environment.Version.Minor));

    /// <summary>This machine with the runtime that runs this program.</summary>
    public static HostMachine Current()
    {
        var os = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : "windows";
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.X86 => "386",
            var other => other.ToString().ToLowerInvariant(),
        };

        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = AbsolutePath.Parse(RuntimeEnvironment.GetRuntimeDirectory());
        return new HostMachine(new Platform { Os = os, Architecture = architecture }, runtime / "../../..", "/");
    }
}
