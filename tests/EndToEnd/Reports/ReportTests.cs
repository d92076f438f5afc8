using Microsoft.Playwright;
using Slipway.Testing;

namespace EndToEnd.Reports;

/// <summary>Run reports in a real browser. The pages are the golden files of the engine's tests.</summary>
public sealed class ReportTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Pages = ["success", "failure", "cached", "cancelled", "large"];

    public static TheoryData<string, int, ColorScheme> Views { get; } =
    [
        .. from page in Pages from width in new[] { 1280, 400 } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (page, width, scheme),
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Report_can_be_read_in_any_window_and_light(string report, int width, ColorScheme scheme)
    {
        await using var opened = await OpenAsync(report, width, scheme);
        await opened.KeepPictureAsync($"{report}-{width}-{scheme.ToString().ToLowerInvariant()}");

        (await opened.CheckAsync("overflow")).ShouldBeEmpty();
        (await opened.CheckAsync("overlappingTexts")).ShouldBeEmpty();
        (await opened.CheckAsync("contrast")).ShouldBeEmpty();
        (await opened.CheckAsync("structure")).ShouldBeEmpty();
        opened.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("overflow", "document.querySelector('main').style.width = '3000px'")]
    [InlineData("overlappingTexts", "document.querySelectorAll('.axis text')[1].setAttribute('x', '0.2%')")]
    [InlineData("overlappingTexts", "document.querySelector('.scroll rect').setAttribute('width', 10)")]
    [InlineData("contrast", "document.querySelector('h1').style.color = '#bbb'")]
    [InlineData("contrast", "document.querySelector('.chart rect').style.fill = '#eee'")]
    [InlineData("structure", "document.querySelector('nav').remove()")]
    [InlineData("structure", "document.querySelector('.targets th').removeAttribute('scope')")]
    public async Task Checks_find_what_they_look_for(string check, string damage)
    {
        await using var opened = await OpenAsync("failure");

        await opened.Page.EvaluateAsync(damage);

        (await opened.CheckAsync(check)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Markup_in_a_log_is_text()
    {
        await using var opened = await OpenAsync("failure");

        (await opened.Page.TitleAsync()).ShouldBe("✗ Publish – failed");
        (await opened.Page.Locator("img").CountAsync()).ShouldBe(0);
        (await opened.Page.GetByLabel("Log of Test").InnerTextAsync()).ShouldContain("</script><img src=x onerror=\"document.title='owned'\">");
    }

    [Fact]
    public async Task Policy_stops_a_script_that_got_into_the_page()
    {
        using var folder = new TempDirectory();
        var page = await File.ReadAllTextAsync(PathOf("failure"), TestContext.Current.CancellationToken);
        folder.Write("index.html", page.Replace("</main>", "<img src=\"x\" onerror=\"document.title='owned'\"><script>document.title = 'owned'</script></main>"));

        await using var opened = await browser.OpenAsync(folder["index.html"]);

        (await opened.Page.TitleAsync()).ShouldBe("✗ Publish – failed");
        opened.Faults.ShouldContain(fault => fault.Contains("Content Security Policy"));
    }

    [Fact]
    public async Task Everything_is_there_without_JavaScript()
    {
        await using var with = await OpenAsync("success");
        await using var without = await browser.OpenAsync(PathOf("success"), hasScript: false);

        (await without.Page.Locator("main").InnerTextAsync()).ShouldBe(await with.Page.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task Targets_can_be_filtered_by_name_and_result()
    {
        await using var opened = await OpenAsync("large");
        var rows = opened.Page.Locator(".targets tbody tr:visible");

        await opened.Page.GetByLabel("Show").FillAsync("restored");

        (await rows.CountAsync()).ShouldBe(await opened.Page.Locator(".targets tr.restored").CountAsync());
        (await opened.Page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe($"{await rows.CountAsync()} of 300");
    }

    [Fact]
    public async Task Keyboard_leads_past_the_head_and_into_the_log()
    {
        await using var opened = await OpenAsync("failure");

        await opened.Page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(opened)).ShouldBe("Skip to the results");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Keyboard.PressAsync("Tab");

        (await opened.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')")).ShouldBe("Why Test failed");
    }

    [Fact]
    public async Task Print_unfolds_everything_and_fits_the_paper()
    {
        await using var opened = await browser.OpenAsync(PathOf("success"), width: 720, scheme: ColorScheme.Dark);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await opened.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        (await opened.Page.Locator("details:not([open])").CountAsync()).ShouldBe(0);
        (await opened.CheckAsync("overflow")).ShouldBeEmpty();
        (await opened.CheckAsync("contrast")).ShouldBeEmpty();
        (await opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await opened.Page.PdfAsync()).Length.ShouldBeGreaterThan(10_000);
        (await opened.Page.Locator("details:not([open])").CountAsync()).ShouldBeGreaterThan(0);
    }

    private static Task<string> FocusedAsync(OpenPage opened) => opened.Page.EvaluateAsync<string>("document.activeElement.textContent");

    private static string PathOf(string report) => Path.Combine(Golden.RepositoryRoot, "tests/Slipway.Engine.Tests/Reports/golden", $"{report}.html");

    private Task<OpenPage> OpenAsync(string report, int width = 1280, ColorScheme scheme = ColorScheme.Light) => browser.OpenAsync(PathOf(report), width, scheme);
}
