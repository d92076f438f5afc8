using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class DpkgDatabaseTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Owners_are_found_by_either_name_of_a_file()
    {
        Installed();
        var owners = new DpkgDatabase(_root.Path).FindOwners(["usr/lib/libc.so.6", "etc/ssl/x"]);

        owners.Select(package => (package.Name, package.Version, package.Architecture)).ShouldBe([("ca", "1", "all"), ("libc6", "2.36-9", "amd64")]);
        owners[1].Stanza.ShouldBe("Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.36-9\nDescription: C\n more\n");
    }

    [Fact]
    public void Files_of_no_package_have_no_owner()
    {
        Installed();
        new DpkgDatabase(_root.Path).FindOwners(["usr/share/dotnet/dotnet", "usr/lib/libc.so"]).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_and_links_to_them_are_owned_by_nobody()
    {
        Installed();
        _root.Write("usr/lib/libc.so", "");
        Directory.CreateSymbolicLink(Path.Combine(_root.Path, "lib"), "usr/lib");
        new DpkgDatabase(_root.Path).FindOwners(["lib", "usr/lib"]).ShouldBeEmpty();
    }

    [Fact]
    public void Machine_without_dpkg_has_no_packages() => new DpkgDatabase(_root.Path).FindOwners(["usr/lib/libc.so.6"]).ShouldBeEmpty();

    private void Installed()
    {
        _root.Write("var/lib/dpkg/status", """
            Package: libc6
            Status: install ok installed
            Architecture: amd64
            Version: 2.36-9
            Description: C
             more

            Package: ca
            Architecture: all
            Version: 1

            Package: libc6
            Architecture: i386
            Version: 2.36-9


            """);
        _root.Write("var/lib/dpkg/info/libc6:amd64.list", "/.\n/lib\n/lib/libc.so.6\n");
        _root.Write("var/lib/dpkg/info/libc6:i386.list", "/.\n/lib32/libc.so.6\n");
        _root.Write("var/lib/dpkg/info/ca.list", "/.\n/etc\n/etc/ssl/x\n");
    }
}
