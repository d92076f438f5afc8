using EndToEnd.Registry;
using Slipway.Testing;

namespace EndToEnd.Engine;

/// <summary>Two machines, that is two clones in different folders, and a registry between them.</summary>
[Collection(SmallBuildCollection.Name)]
public sealed class SharedCacheTests(SmallBuild build)
{
    [Fact]
    public async Task What_one_clone_made_another_takes_from_a_registry()
    {
        using var folder = new TempDirectory();
        await using var debian = await DebianRegistry.StartAsync();
        await using var embedded = await HostedRegistry.StartAsync(folder["registry"]);
        await using var other = await SmallBuild.CloneAsync();
        string[] caches = [$"oci://{debian.Address}/acme/cache", $"{embedded.Address}/acme/cache"];

        (await build.Checkout.BuildAsync(["Make", "--force", "Make", "--cache-to", .. caches])).ShouldExitWith(0).Output.ShouldContain("making");

        foreach (var cache in caches)
        {
            Forget(other);
            (await other.BuildAsync("Make", "--cache-from", cache)).ShouldExitWith(0).Output.ShouldSatisfyAllConditions(
                output => output.ShouldContain("52 of 52 products restored"),
                output => output.ShouldNotContain("making"));
            Contents(other).ShouldBe(Contents(build.Checkout));
        }

        Forget(other);
        await File.AppendAllTextAsync(other["src/Gateway/charts/gateway/values.yaml"], "# changed\n");
        (await other.BuildAsync(["Make", "--cache-from", .. caches])).ShouldExitWith(0).Output.ShouldContain("making");
    }

    [Fact]
    public async Task Registry_that_is_not_there_or_not_allowed_costs_a_warning_and_no_build()
    {
        await using var locked = await DebianRegistry.StartAsync(hasPassword: true);
        var nobody = $"localhost:{FreePort.Find()}/cache";
        Forget(build.Checkout);

        var output = (await build.Checkout.BuildAsync("Make", "--cache-from", nobody, "--cache-to", $"{locked.Address}/cache", nobody)).ShouldExitWith(0).Output;

        output.ShouldContain("making");
        output.ShouldContain($"The cache {nobody} cannot be used: The registry {nobody.Split('/')[0]} does not answer");
        output.ShouldContain($"The cache {nobody} cannot be written: ");
        output.ShouldContain($"The cache {locked.Address}/cache cannot be written: {locked.Address} wants a user name and a password");
    }

    [Fact]
    public async Task Address_that_is_neither_folder_nor_repository_is_wrong_usage() =>
        (await build.Checkout.BuildAsync("Make", "--cache-from", "oci://nobody")).ShouldExitWith(2).Output.ShouldContain("'oci://nobody' is no repository for a cache");

    private static void Forget(Checkout clone)
    {
        foreach (var folder in new[] { ".nuke/temp/cache", "artifacts" }.Where(folder => Directory.Exists(clone[folder])))
        {
            Directory.Delete(clone[folder], recursive: true);
        }
    }

    private static string[] Contents(Checkout clone) =>
    [
        .. Directory.GetFileSystemEntries(clone["artifacts/made"], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => $"{Path.GetRelativePath(clone.Root, file)} {(File.Exists(file) ? File.ReadAllText(file) : new FileInfo(file).LinkTarget)}")
            .Order(StringComparer.Ordinal),
    ];
}
