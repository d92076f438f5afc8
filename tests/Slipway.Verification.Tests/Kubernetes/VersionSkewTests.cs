using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class VersionSkewTests
{
    [Theory]
    [InlineData("v1.33.13", "v1.33.13")]
    [InlineData("v1.33.13", "v1.34.1")]
    [InlineData("v1.33.13", "v1.32.0+rke2r1")]
    public void Nothing_is_said_within_one_minor_version(string client, string server)
    {
        var skew = new VersionSkew(KubernetesVersion.Parse(client), KubernetesVersion.Parse(server));

        skew.Warning.ShouldBeNull();
        skew.IsTooFar.ShouldBeFalse();
    }

    [Theory]
    [InlineData("v1.33.13", "v1.31.6", false)]
    [InlineData("v1.33.13", "v1.29.14", true)]
    [InlineData("v1.29.0", "v1.33.1", true)]
    [InlineData("v2.0.0", "v1.33.1", true)]
    public void Distance_is_told_and_a_large_one_is_too_far(string client, string server, bool tooFar)
    {
        var skew = new VersionSkew(KubernetesVersion.Parse(client), KubernetesVersion.Parse(server));

        skew.Warning.ShouldNotBeNull().ShouldContain($"kubectl {client}");
        skew.IsTooFar.ShouldBe(tooFar);
    }

    [Theory]
    [InlineData("v1.33.13", 1, 33)]
    [InlineData("1.33", 1, 33)]
    [InlineData("v1.33.1-rc2+rke2r1", 1, 33)]
    public void Version_is_read_with_and_without_its_letter(string text, int major, int minor)
    {
        var version = KubernetesVersion.Parse(text);

        (version.Major, version.Minor).ShouldBe((major, minor));
        version.ToString().ShouldStartWith("v1.33");
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("v1")]
    [InlineData("1.x")]
    public void Text_that_is_no_version_is_refused(string text) =>
        Should.Throw<FormatException>(() => KubernetesVersion.Parse(text)).Message.ShouldContain($"'{text}' is not a version of Kubernetes");
}
