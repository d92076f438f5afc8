using System.Text.Json;
using System.Text.Json.Nodes;
using EndToEnd.Registry;
using EndToEnd.Workflows.GitHub;
using Slipway.Testing;

namespace EndToEnd.Workflows;

/// <summary>This repository's release workflow, job by job on empty machines, makes what one command on one machine makes.</summary>
public sealed class ReleaseWorkflowTests : IDisposable
{
    private const string Version = "v98.76.5";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task Jobs_make_the_release_of_the_local_run()
    {
        await using var local = await Checkout.CloneWithFewTestsAsync();
        (await local.GitAsync("tag", Version)).ShouldExitWith(0);
        await using var registry = await HostedRegistry.StartAsync(_folder["registry"]);
        var prefix = $"{registry.Address}/acme";
        var run = new WorkflowRun(_folder.Path, local.Root, (await local.GitAsync("rev-parse", "HEAD")).Output.Trim())
        {
            Ref = $"refs/tags/{Version}",
            ConfiguredVariables = new Dictionary<string, object?>(StringComparer.Ordinal) { ["REGISTRY"] = prefix },
            MachineVariables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["BASE_IMAGE"] = "host", ["NUKE_VERSION"] = null, ["VERSION"] = null, ["REGISTRY"] = null },
        };

        var jobs = await run.RunAsync(local[".github/workflows/release.yml"], new Random(20_26));
        var released = Manifest(Path.Combine(jobs.Single(job => job.EndsWith("/publish", StringComparison.Ordinal)), "artifacts", "release.json"));
        var again = (await local.BuildAsync("Publish", "--skip", "Test", "--registry", prefix, "--base-image", "host")).ShouldExitWith(0);

        again.Output.ShouldContain($"Nothing to push: {prefix} has all of {Version} already.");
        Manifest(local["artifacts/release.json"]).ShouldBe(released);
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Manifest(string file)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        var identity = manifest["identity"]!.AsObject();
        identity["version"]!.GetValue<string>().ShouldBe(Version);

        // In CI the pushed tag is the reason, on a person's machine the tag that is checked out.
        identity.Remove("reason").ShouldBeTrue();
        manifest["publication"]!["references"]!.AsArray().Count.ShouldBeGreaterThan(0);
        return manifest.ToJsonString(s_indented).Split('\n');
    }
}
