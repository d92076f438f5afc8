namespace EndToEnd.Release;

/// <summary>Old development versions go from the registry, and a rerun brings back what is wanted.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class CleanupTests(PublishedRelease release)
{
    private static readonly string[] KeepNothing = ["--keep-newest", "0", "--keep-days", "0"];

    [Fact]
    public async Task Cleanup_shows_first_and_deletes_when_told_to()
    {
        await using var copy = await release.CopyAsync();
        string[] port = ["--registry-port", $"{FreePort.Find()}"];

        // Charts name the registry with its port.
        (await copy.BuildAsync(["Publish", "--skip", "Test", .. port])).ShouldExitWith(0);

        (await copy.BuildAsync(["Cleanup", .. port])).ShouldExitWith(0).Output.ShouldContain("Nothing to delete.");
        (await copy.BuildAsync(["Cleanup", .. KeepNothing, .. port])).ShouldExitWith(0).Output.ShouldContain("Nothing was: add --yes.");
        (await copy.BuildAsync(["Publish", "--skip", "Test", .. port])).ShouldExitWith(0).Output.ShouldContain("Nothing to push");

        (await copy.BuildAsync(["Cleanup", "--yes", .. KeepNothing, .. port])).ShouldExitWith(0).Output.ShouldContain("Deleted 16 tags");
        (await copy.BuildAsync(["Publish", "--skip", "Test", .. port])).ShouldExitWith(0).Output.ShouldContain("9 tags set");
    }

    [Fact]
    public async Task Negative_number_ends_with_2() =>
        (await release.Checkout.BuildAsync("Cleanup", "--keep-days", "-1")).ShouldExitWith(2).Output.ShouldContain("--keep-days -1 is negative");
}
