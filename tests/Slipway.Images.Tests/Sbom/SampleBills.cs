using Slipway.Oci;

namespace Slipway.Images.Tests;

/// <summary>A bill of materials with one component of every kind.</summary>
internal static class SampleBills
{
    public static BillOfMaterials Platform { get; } = new()
    {
        Name = "acme/proxy",
        Version = "1.4.0",
        Platform = Oci.Platform.LinuxAmd64,
        Digest = Digest.Of("manifest"u8),
        Created = new DateTimeOffset(2026, 3, 4, 7, 6, 5, TimeSpan.FromHours(2)),
        Roots = ["pkg:nuget/YamlDotNet@16.3.0"],
        Components =
        [
            new SoftwareComponent { Kind = ComponentKind.OperatingSystem, Name = "debian", Version = "12" },
            new SoftwareComponent
            {
                Kind = ComponentKind.Apk,
                Name = "musl",
                Version = "1.2.4-r2",
                PackageUrl = "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64",
                License = "MIT",
                Homepage = "https://musl.libc.org/",
                Supplier = "Timo <t@example.org>",
            },
            new SoftwareComponent { Kind = ComponentKind.Dpkg, Name = "libc6", Version = "2.36-9", PackageUrl = "pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12" },
            new SoftwareComponent
            {
                Kind = ComponentKind.Dpkg,
                Name = "libstdc++6",
                Version = "12.2.0-14",
                PackageUrl = "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12",
                Homepage = "not an address",
                DependsOn = ["pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12", "pkg:deb/debian/not-here@1"],
            },
            new SoftwareComponent { Kind = ComponentKind.Framework, Name = "Microsoft.NETCore.App", Version = "10.0.1", PackageUrl = "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.1", License = "MIT", Supplier = "Microsoft" },
            new SoftwareComponent
            {
                Kind = ComponentKind.NuGet,
                Name = "YamlDotNet",
                Version = "16.3.0",
                PackageUrl = "pkg:nuget/YamlDotNet@16.3.0",
                License = "see LICENSE.txt",
                Homepage = "https://github.com/aaubry/YamlDotNet/wiki",
                Supplier = "Antoine\n Aubry",
                Hash = Digest.Parse("sha512:" + new string('a', 128)),
            },
        ],
    };
}
