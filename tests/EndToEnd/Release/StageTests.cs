using EndToEnd.Registry;
using Slipway.Testing;

namespace EndToEnd.Release;

/// <summary>One machine stages, another one publishes with nothing but the repository and the registry.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class StageTests(PublishedRelease release) : IDisposable
{
    private const string Version = "v12.3.4";

    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task Another_machine_publishes_from_the_registry_alone_also_after_a_kill()
    {
        await using var registry = await HostedRegistry.StartAsync(_folder["registry"]);
        string[] options = ["--version", Version, "--registry", $"{registry.Address}/acme"];
        await using var first = await Copy();
        var staged = (await first.BuildAsync(["Stage", "--skip", "Compile", "Test", "--base-image", "host", .. options])).ShouldExitWith(0);
        staged.Output.ShouldContain($"staged in {registry.Address}/acme under stage-");
        await using var other = await Checkout.CloneWithFewTestsAsync();

        // SIGKILL as soon as it begins, wherever that is.
        await using (var killed = other.Start(["Publish", "--skip", .. options]))
        {
            await killed.LineAsync(line => line.Contains("is staged in", StringComparison.Ordinal));
        }

        var published = (await other.BuildAsync(["Publish", "--skip", .. options])).ShouldExitWith(0);

        published.Output.ShouldContain($"{registry.Address}/acme/controller:{Version}");
        published.Output.ShouldContain($"{registry.Address}/acme/charts/gateway:{Version[1..]}");
        (await other.BuildAsync(["Publish", "--skip", .. options])).ShouldExitWith(0).Output.ShouldContain("Nothing to push");
    }

    [Fact]
    public async Task Version_that_nobody_staged_ends_with_1_and_names_the_way_out()
    {
        await using var registry = await HostedRegistry.StartAsync(_folder["registry"]);
        await using var copy = await Copy();

        var run = await copy.BuildAsync("Publish", "--skip", "--version", "v99.0.0", "--registry", $"{registry.Address}/acme");

        run.ShouldExitWith(1).Output.ShouldContain("v99.0.0 is not staged");
        run.Output.ShouldContain("Run the target Stage first.");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Checkout> Copy() => release.CopyAsync();
}
