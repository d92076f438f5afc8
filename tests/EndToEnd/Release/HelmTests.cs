using Slipway.Testing;

namespace EndToEnd.Release;

/// <summary>Real Helm pulls both charts from the embedded registry, lints them, and renders manifests that name the pushed digests.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class HelmTests(PublishedRelease release)
{
    [Theory]
    [InlineData("helm3")]
    [InlineData("helm4")]
    public async Task Helm_pulls_lints_and_renders_both_charts(string tool)
    {
        var helm = Tools.Require(tool, "tests/EndToEnd/install-helm.sh");
        using var folder = new TempDirectory();
        foreach (var chart in release.Charts)
        {
            var (name, tag) = (chart.Reference.Split('/')[^1].Split(':')[0], chart.Reference.Split(':')[^1]);
            var pulled = folder[tag.StartsWith('v') ? "with-v" : "without-v"];
            (await RunAsync(helm, folder, "pull", $"oci://{chart.Reference[..chart.Reference.LastIndexOf(':')]}", "--version", tag, "--plain-http", "--destination", pulled, "--untar"))
                .ShouldExitWith(0).Output.ShouldContain(chart.Digest);
            (await RunAsync(helm, folder, "lint", Path.Combine(pulled, name))).ShouldExitWith(0);
        }

        var rendered = (await RunAsync(helm, folder, "template", "gateway", folder["without-v/gateway"])).ShouldExitWith(0).Output;

        // The backend of the conformance suite is released with the gateway, and no chart installs it.
        foreach (var (reference, digest) in release.Images.Where(image => !image.Reference.Contains("/echo:", StringComparison.Ordinal)))
        {
            rendered.ShouldContain($"{reference[..reference.LastIndexOf(':')]}@{digest}");
        }
    }

    private static Task<ProcessOutcome> RunAsync(string helm, TempDirectory folder, params string[] arguments) =>
        RunningProcess.RunAsync(helm, arguments, folder.Path, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HELM_CACHE_HOME"] = folder["cache"], ["HELM_CONFIG_HOME"] = folder["config"], ["HELM_DATA_HOME"] = folder["data"],
        });
}
