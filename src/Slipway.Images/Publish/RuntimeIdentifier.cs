using Slipway.Oci;

namespace Slipway.Images;

/// <summary>.NET's names of platforms (the runtime identifier catalog).</summary>
internal static class RuntimeIdentifier
{
    /// <summary>For instance <c>linux-x64</c> or <c>linux-musl-arm64</c>; null when .NET has none.</summary>
    public static string? For(Platform platform, bool isMusl)
    {
        var architecture = (platform.Architecture, platform.Variant) switch
        {
            ("amd64", _) => "x64",
            ("arm64", _) => "arm64",
            ("arm", null or "v7") => "arm",
            ("s390x", _) => "s390x",
            ("ppc64le", _) => "ppc64le",
            ("riscv64", _) => "riscv64",
            ("loong64", _) => "loongarch64",
            _ => null,
        };
        return architecture is null || platform.Os != "linux" ? null : isMusl ? $"linux-musl-{architecture}" : $"linux-{architecture}";
    }
}
