using System.Text.Json;
using System.Xml.Linq;
using EndToEnd.Reports;
using EndToEnd.Release;

namespace EndToEnd.Verification;

/// <summary>A release that was verified before it was published.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class VerifiedReleaseTests(VerifiedRelease release, Browser browser) : IClassFixture<VerifiedRelease>, IClassFixture<Browser>
{
    [Fact]
    public void Every_group_of_checks_passed()
    {
        var cases = XDocument.Load(release.Checkout["artifacts/verification/local/junit.xml"]).Descendants("testcase").ToList();

        cases.ShouldNotContain(test => test.Element("failure") != null);
        cases.Select(test => (string)test.Attribute("classname")!).Distinct().ShouldBe(
            ["steps", "conformance.connectivity", "conformance.routing", "conformance.load balancing", "conformance.health"], ignoreOrder: true);
    }

    [Fact]
    public async Task Report_has_the_digests_that_were_published_and_the_load()
    {
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(release.Checkout["artifacts/verification/local/verification.json"], TestContext.Current.CancellationToken));
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(release.Checkout["artifacts/release.json"], TestContext.Current.CancellationToken));

        var verified = report.RootElement.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("digest").GetString());
        var published = manifest.RootElement.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("digest").GetString());
        verified.ShouldBe(published);
        report.RootElement.GetProperty("load").GetProperty("requests").GetInt32().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Page_can_be_read_on_every_screen(int width)
    {
        await using var opened = await browser.OpenAsync(release.Checkout["artifacts/verification/local/index.html"], width);
        await opened.KeepPictureAsync($"verification-{width}");

        (await opened.Page.TitleAsync()).ShouldEndWith("– verified");
        (await opened.CheckAsync("overflow")).ShouldBeEmpty();
        (await opened.CheckAsync("overlappingTexts")).ShouldBeEmpty();
        (await opened.CheckAsync("contrast")).ShouldBeEmpty();
        (await opened.CheckAsync("structure")).ShouldBeEmpty();
        opened.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_of_the_run_leads_to_it()
    {
        await using var opened = await browser.OpenAsync(release.Checkout["artifacts/report/index.html"]);

        (await opened.Page.Locator("a[href='../../artifacts/verification/local/index.html']").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        Traces.Processes(release.Checkout).ShouldBeEmpty();
        Traces.Folders(release.Checkout).ShouldBeEmpty();
    }

    [Fact]
    public async Task Published_release_can_be_verified_again()
    {
        await using var copy = await Checkout.CopyAsync(release.Checkout);

        var run = await copy.BuildAsync("VerifyLocal", "--verify", "published", "--registry-port", release.Port);

        run.ShouldExitWith(0).Output.ShouldContain("is verified (local)");
    }

    [Fact]
    public async Task Version_that_is_not_published_is_named()
    {
        await using var copy = await Checkout.CopyAsync(release.Checkout);

        var run = await copy.BuildAsync("VerifyLocal", "--verify", "published", "--version", "v9.9.8", "--registry-port", release.Port);

        run.ShouldExitWith(1).Output.ShouldContain("v9.9.8 is not published in");
    }

    [Theory]
    [InlineData("--verify podman is not known", "--verify", "podman")]
    [InlineData("--load-seconds 0", "--load-seconds", "0")]
    public async Task Wrong_choice_ends_with_2(string message, params string[] arguments)
    {
        await using var copy = await Checkout.CopyAsync(release.Checkout);

        (await copy.BuildAsync(["VerifyLocal", "--skip", .. arguments])).ShouldExitWith(2).Output.ShouldContain(message);
    }
}
