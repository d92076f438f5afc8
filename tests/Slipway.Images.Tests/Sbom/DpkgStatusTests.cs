using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Images.Tests;

public sealed class DpkgStatusTests
{
    [Fact]
    public void Installed_packages_are_read_with_what_they_need()
    {
        var packages = DpkgStatus.Read("""
            Package: libssl3
            Status: install ok installed
            Architecture: amd64
            Version: 3.0.11-1~deb12u2
            Maintainer: Debian OpenSSL Team <x@example.org>
            Homepage: https://www.openssl.org/
            Provides: libssl (= 3), ssl-abi
            Pre-Depends: dpkg
            Depends: libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0, zlib1g:any
            Description: Secure Sockets Layer
             Depends: not a field
             .
             end

            Package: removed
            Status: deinstall ok config-files
            Version: 1

            Package: half
            Status: install ok unpacked
            Version: 2
            """).ToList();

        var package = packages.ShouldHaveSingleItem();
        (package.Name, package.Version, package.Architecture).ShouldBe(("libssl3", "3.0.11-1~deb12u2", "amd64"));
        package.Homepage.ShouldBe("https://www.openssl.org/");
        package.Maintainer.ShouldBe("Debian OpenSSL Team <x@example.org>");
        package.Provides.ShouldBe(["libssl", "ssl-abi"]);
        package.Needs.Select(names => string.Join('|', names)).ShouldBe(["dpkg", "libc6", "debconf|debconf-2.0", "zlib1g"]);
    }

    [Fact]
    public void Distroless_paragraph_without_status_is_installed() =>
        DpkgStatus.Read("Package: base-files\nVersion: 12.4\n").ShouldHaveSingleItem().Name.ShouldBe("base-files");

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Package: nameless\n")]
    [InlineData("Version: 1\n\nPackage:\nVersion: 1\n")]
    [InlineData("no fields at all")]
    public void What_names_no_package_gives_none(string text) => DpkgStatus.Read(text).ShouldBeEmpty();

    [Fact]
    public void Any_text_is_read_without_an_error() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((name, rest) =>
            DpkgStatus.Read($"Package: {name.Get}\nVersion: {rest.Get}\nDepends: {rest.Get},{name.Get}\n{rest.Get}").All(package => package.Name.Length > 0 && package.Version.Length > 0))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_package_of_a_list_is_found_again()
    {
        var names = Gen.Elements("libc6", "zlib1g", "libstdc++6", "g++", "a.b-c").NonEmptyListOf();
        Prop.ForAll(names.ToArbitrary(), list =>
            DpkgStatus.Read(string.Join('\n', list.Select((name, index) => $"Package: {name}\nVersion: {index}\n"))).Select(package => package.Name).SequenceEqual(list))
            .QuickCheckThrowOnFailure();
    }
}
