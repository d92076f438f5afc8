using System.Text.Json;
using Microsoft.Playwright;
using Slipway.Testing;

namespace EndToEnd.Reports;

/// <summary>A page in a browser, with everything that went wrong since it was opened.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => _faults.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => _faults.Add($"script: {error}");
        page.Dialog += (_, dialog) => _faults.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (request.Url != page.Url && !request.IsNavigationRequest && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _faults.Add($"request: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the console, scripts and the network had to say; nothing is expected.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static async Task<OpenPage> LoadAsync(IBrowserContext context, string file)
    {
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    /// <summary>Runs a check of <c>page-checks.js</c>.</summary>
    /// <returns>What it found, a line each.</returns>
    public async Task<string[]> CheckAsync(string name)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Golden.RepositoryRoot, "tests/EndToEnd/Reports/page-checks.js"), TestContext.Current.CancellationToken);
        var found = await Page.EvaluateAsync<JsonElement>($"() => {{ {script}\n return {name}(); }}");
        return found.Deserialize<string[]>()!;
    }

    /// <summary>Keeps a picture of the whole page in <c>artifacts/end-to-end-results</c>.</summary>
    public async Task KeepPictureAsync(string name)
    {
        var file = Path.Combine(Golden.RepositoryRoot, "artifacts/end-to-end-results/report-pictures", $"{name}.png");
        TestContext.Current.AddAttachment(name, await Page.ScreenshotAsync(new() { Path = file, FullPage = true }), "image/png");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
