namespace Slipway.Images.Tests;

public sealed class PackageUrlsTests
{
    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.3", "pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData("A", "1.0.0-rc.1+build 5", "pkg:nuget/A@1.0.0-rc.1%2Bbuild%205")]
    [InlineData("Ünï", "1", "pkg:nuget/%C3%9Cn%C3%AF@1")]
    public void NuGet_package_is_written_with_its_name_as_it_is(string name, string version, string expected) =>
        PackageUrls.NuGet(name, version).ShouldBe(expected);

    [Theory]
    [InlineData("deb", "libstdc++6", "1:12.2.0-14+deb12u1", "amd64", "pkg:deb/debian/libstdc%2B%2B6@1:12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12")]
    [InlineData("apk", "Musl", "1.2.4-r2", "x86_64", "pkg:apk/debian/musl@1.2.4-r2?arch=x86_64&distro=debian-12")]
    [InlineData("deb", "tzdata", "2024a", "", "pkg:deb/debian/tzdata@2024a?distro=debian-12")]
    public void Package_of_a_system_carries_architecture_and_distribution(string type, string name, string version, string architecture, string expected) =>
        PackageUrls.Os(type, new OsPackage(name, version, architecture), new OsRelease("debian", "12")).ShouldBe(expected);

    [Fact]
    public void Package_of_an_unknown_system_has_the_manager_s_own() =>
        PackageUrls.Os("apk", new OsPackage("musl", "1", ""), null).ShouldBe("pkg:apk/alpine/musl@1");

    [Fact]
    public void Image_is_named_by_the_last_part_of_its_repository() =>
        PackageUrls.Image("acme/Proxy", "sha256:ab").ShouldBe("pkg:oci/proxy@sha256:ab");
}
