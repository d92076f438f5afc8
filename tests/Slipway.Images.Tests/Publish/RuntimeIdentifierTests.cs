using Slipway.Oci;

namespace Slipway.Images.Tests;

public sealed class RuntimeIdentifierTests
{
    [Theory]
    [InlineData("linux/amd64", false, "linux-x64")]
    [InlineData("linux/amd64", true, "linux-musl-x64")]
    [InlineData("linux/arm64", false, "linux-arm64")]
    [InlineData("linux/arm64/v8", true, "linux-musl-arm64")]
    [InlineData("linux/arm/v7", false, "linux-arm")]
    [InlineData("linux/arm/v6", false, null)]
    [InlineData("linux/s390x", false, "linux-s390x")]
    [InlineData("linux/loong64", false, "linux-loongarch64")]
    [InlineData("linux/386", false, null)]
    [InlineData("windows/amd64", false, null)]
    public void Platform_has_the_name(string platform, bool musl, string? expected) => RuntimeIdentifier.For(Platform.Parse(platform), musl).ShouldBe(expected);
}
