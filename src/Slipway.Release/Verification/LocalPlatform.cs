using System.Runtime.InteropServices;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>The platform whose images run on this machine.</summary>
internal static class LocalPlatform
{
    /// <summary>Linux on this machine's processor.</summary>
    public static Platform Current { get; } = new() { Os = "linux", Architecture = Architecture(RuntimeInformation.OSArchitecture) };

    // By their Go names (image-spec, config.md).
    private static string Architecture(System.Runtime.InteropServices.Architecture architecture) => architecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };
}
