namespace Slipway.Images.Tests;

public sealed class PackageAssetsTests
{
    [Fact]
    public void Assets_of_packages_are_found_and_those_of_projects_are_not()
    {
        var json = """
            {
              "targets": {
                ".NETCoreApp,Version=v10.0": {
                  "App/1.0.0": { "dependencies": { "Lib": "1.0.0" }, "runtime": { "App.dll": {} } },
                  "Lib/1.0.0": { "runtime": { "Lib.dll": {} } },
                  "Pure/2.0.0": { "runtime": { "lib/net8.0/Pure.dll": {} } },
                  "Native/3.0.0": {
                    "runtime": { "lib/net8.0/Native.dll": {} },
                    "native": { "runtimes/linux-x64/native/libplain.so": {} },
                    "runtimeTargets": { "runtimes/linux-arm64/native/libnative.so": { "rid": "linux-arm64", "assetType": "native" } },
                    "resources": { "lib/net8.0/de/Native.resources.dll": { "locale": "de" } }
                  },
                  "Meta/1.0.0": {}
                }
              },
              "libraries": {
                "App/1.0.0": { "type": "project" },
                "Lib/1.0.0": { "type": "project" },
                "Pure/2.0.0": { "type": "package" },
                "Native/3.0.0": { "type": "package" },
                "Meta/1.0.0": { "type": "package" }
              }
            }
            """u8;
        PackageAssets.Read(json.ToArray()).ShouldBe(
            ["Pure.dll", "Native.dll", "libplain.so", "runtimes/linux-arm64/native/libnative.so", "de/Native.resources.dll"],
            ignoreOrder: true);
    }
}
