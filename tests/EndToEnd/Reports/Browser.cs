using System.Reflection;
using Microsoft.Playwright;

namespace EndToEnd.Reports;

/// <summary>Debian's Chromium, driven by Playwright; started once for all tests of a class. Playwright's own browsers are never downloaded.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page; skips the test when there is no Chromium.</summary>
    /// <param name="file">The page's file.</param>
    /// <param name="width">The width of the window in CSS pixels.</param>
    /// <param name="scheme">The colours that the person prefers.</param>
    /// <param name="hasScript">Whether the browser runs JavaScript.</param>
    internal async Task<OpenPage> OpenAsync(string file, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool hasScript = true)
    {
        var browser = await StartAsync(Tools.Require("chromium", "apt-get install chromium"));
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = hasScript });
        return await OpenPage.LoadAsync(context, file);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> StartAsync(string chromium)
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // Where the package was restored to, with the driver in it.
            var package = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "PlaywrightPackage").Value;
            Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
            _playwright ??= await Playwright.CreateAsync();

            // The sandbox needs rights that containers do not have; the pages are our own.
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
        finally
        {
            _gate.Release();
        }
    }
}
