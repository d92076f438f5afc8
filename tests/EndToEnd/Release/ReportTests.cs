using EndToEnd.Reports;

namespace EndToEnd.Release;

/// <summary>The report of a real release.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReportTests(PublishedRelease release, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Report_of_a_release_lists_its_artefacts_with_their_digests(int width)
    {
        await using var opened = await browser.OpenAsync(release.FirstReport, width);
        await opened.KeepPictureAsync($"release-{width}");
        var text = await opened.Page.Locator("main").TextContentAsync();

        foreach (var (reference, digest) in release.Charts)
        {
            text!.ShouldContain(digest["sha256:".Length..], customMessage: $"the layer of {reference} is a file of artifacts/charts/oci");
        }

        (await opened.Page.TitleAsync()).ShouldEndWith("– succeeded");
        (await opened.CheckAsync("overflow")).ShouldBeEmpty();
        (await opened.CheckAsync("overlappingTexts")).ShouldBeEmpty();
        (await opened.CheckAsync("contrast")).ShouldBeEmpty();
        (await opened.CheckAsync("structure")).ShouldBeEmpty();
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clean_leaves_nothing_but_its_report()
    {
        await using var copy = await release.CopyAsync();

        (await copy.BuildAsync("Clean")).ShouldExitWith(0);

        Directory.EnumerateFiles(copy["artifacts"], "*", SearchOption.AllDirectories).ShouldBe([copy["artifacts/report/index.html"]]);
    }
}
