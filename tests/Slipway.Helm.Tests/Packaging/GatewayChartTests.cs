using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Helm.Tests.Packaging;

/// <summary>The charts that this repository releases.</summary>
public sealed class GatewayChartTests
{
    private static readonly ChartSpec Gateway = new(Path.Combine(Golden.RepositoryRoot, "src/Gateway/charts/gateway"))
    {
        Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["controller.image"] = "controller", ["sds.image"] = "sds", ["proxy.image"] = "proxy" },
    };

    [Fact]
    public async Task Images_are_pinned_and_comments_stay()
    {
        using var folder = new TempDirectory();

        var packed = await ChartPackager.PackageAsync(Gateway, Releases.Release, folder.Path, TestContext.Current.CancellationToken);

        Path.GetFileName(packed.Path).ShouldBe("gateway-1.4.0.tgz");
        var values = await Packages.ReadTextAsync(packed.Path, "gateway/values.yaml");
        var digest = new string('a', 64);
        values.ShouldContain($"  image: {{repository: \"localhost:5005/acme/controller\", tag: \"v1.4.0\", digest: \"sha256:{digest}\", pullPolicy: IfNotPresent}}\n");
        values.ShouldContain("# The control plane: reads Route resources and tells the proxies.\n");
    }

    [Fact]
    public async Task Packed_twice_it_has_the_same_bytes()
    {
        using var folder = new TempDirectory();

        var first = await ChartPackager.PackageAsync(Gateway, Releases.Release, folder["a"], TestContext.Current.CancellationToken);
        var second = await ChartPackager.PackageAsync(Gateway, Releases.Release, folder["b"], TestContext.Current.CancellationToken);

        second.Digest.ShouldBe(first.Digest);
    }
}
