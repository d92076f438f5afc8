using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Oci.Tests.Names;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux/amd64", "linux", "amd64", null, null)]
    [InlineData("linux/arm/v7", "linux", "arm", "v7", null)]
    [InlineData("windows/amd64:10.0.20348.2227", "windows", "amd64", null, "10.0.20348.2227")]
    public void Parse_reads_its_parts(string text, string os, string architecture, string? variant, string? version)
    {
        var platform = Platform.Parse(text);
        (platform.Os, platform.Architecture, platform.Variant, platform.OsVersion).ShouldBe((os, architecture, variant, version));
        platform.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("/amd64")]
    [InlineData("linux/amd64/")]
    [InlineData("linux/arm64/v8/x")]
    [InlineData("Linux/AMD64")]
    [InlineData("linux/amd64:")]
    [InlineData("linux /amd64")]
    public void Parse_refuses_what_is_no_platform(string text) =>
        Should.Throw<FormatException>(() => Platform.Parse(text)).Message.ShouldContain($"'{text}' is not a platform");

    [Theory]
    [InlineData("linux/amd64", "linux/amd64", true)]
    [InlineData("linux/amd64", "linux/arm64", false)]
    [InlineData("linux/amd64", "windows/amd64", false)]
    [InlineData("linux/arm64", "linux/arm64/v8", true)]
    [InlineData("linux/arm64/v8", "linux/arm64", true)]
    [InlineData("linux/arm", "linux/arm/v7", true)]
    [InlineData("linux/arm", "linux/arm/v6", false)]
    [InlineData("linux/amd64", "linux/amd64/v3", false)]
    [InlineData("windows/amd64:10.0.20348", "windows/amd64:10.0.20348.2227", true)]
    [InlineData("windows/amd64", "windows/amd64:10.0.20348.2227", true)]
    [InlineData("windows/amd64:10.0.17763", "windows/amd64:10.0.20348.2227", false)]
    public void Accepts_what_runs_on_it(string requested, string offered, bool expected) =>
        Platform.Parse(requested).Accepts(Platform.Parse(offered)).ShouldBe(expected);

    [Fact]
    public void Text_form_parses_back_into_the_same_platform()
    {
        var words = Gen.Elements("linux", "windows", "amd64", "arm64", "ppc64le", "x86_64");
        var optional = Gen.Elements<string?>(null, "v7", "v8", "1.2.3");
        var platforms = from os in words from architecture in words from variant in optional where variant != "1.2.3" from version in optional
                        select new Platform { Os = os, Architecture = architecture, Variant = variant, OsVersion = version };
        Prop.ForAll(platforms.ToArbitrary(), platform => Platform.Parse(platform.ToString()).Equals(platform)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Features_are_part_of_equality()
    {
        var plain = Platform.Parse("windows/amd64");
        (plain with { OsFeatures = ["win32k"] }).ShouldNotBe(plain);
        (plain with { OsFeatures = ["win32k"] }).ShouldBe(plain with { OsFeatures = ["win32k"] });
    }
}
