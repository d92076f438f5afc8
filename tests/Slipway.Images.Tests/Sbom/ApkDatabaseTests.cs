using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Images.Tests;

public sealed class ApkDatabaseTests
{
    [Fact]
    public void Packages_are_read_with_what_they_need_and_provide()
    {
        var packages = ApkDatabase.Read("""
            C:Q1abcdefghijklmnopqrstuvwxyz=
            P:libcrypto3
            V:3.1.4-r5
            A:x86_64
            L:Apache-2.0
            U:https://www.openssl.org/
            m:Natanael Copa <n@example.org>
            D:so:libc.musl-x86_64.so.1 !old-ssl zlib>=1.2
            p:so:libcrypto.so.3=3
            F:lib
            R:libcrypto.so.3
            a:0:0:755
            Z:Q1zzz=

            P:musl
            V:1.2.4-r2

            V:nameless
            """).ToList();

        packages.Select(package => package.Name).ShouldBe(["libcrypto3", "musl"]);
        var package = packages[0];
        (package.Version, package.Architecture, package.License).ShouldBe(("3.1.4-r5", "x86_64", "Apache-2.0"));
        package.Homepage.ShouldBe("https://www.openssl.org/");
        package.Maintainer.ShouldBe("Natanael Copa <n@example.org>");
        package.Provides.ShouldBe(["so:libcrypto.so.3"]);
        package.Needs.Select(names => names.ShouldHaveSingleItem()).ShouldBe(["so:libc.musl-x86_64.so.1", "zlib"]);
    }

    [Fact]
    public void Letters_of_file_lines_do_not_overwrite_those_of_the_package() =>
        ApkDatabase.Read("P:one\nV:1\nA:x86_64\nF:etc\nP:not a package\n").ShouldHaveSingleItem().Name.ShouldBe("one");

    [Fact]
    public void Any_text_is_read_without_an_error() =>
        Prop.ForAll<NonNull<string>>(text => ApkDatabase.Read($"P:{text.Get}\nV:{text.Get}\nD:{text.Get}\n{text.Get}").All(package => package.Name.Length > 0))
            .QuickCheckThrowOnFailure();
}
