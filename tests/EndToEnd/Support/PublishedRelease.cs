using System.Text.Json;

namespace EndToEnd;

/// <summary>A clean clone whose <c>./build.sh Publish</c> has run once, with its registry served; made once for all tests that look at it.</summary>
public sealed class PublishedRelease : IAsyncLifetime
{
    private Checkout? _checkout;
    private RunningProcess? _server;
    private JsonDocument? _manifest;

    /// <summary>The clone.</summary>
    public Checkout Checkout => _checkout!;

    /// <summary>The host and port of the served registry.</summary>
    public string Address { get; private set; } = "";

    internal ProcessOutcome FirstRun { get; private set; } = new(-1, "");

    /// <summary>The report of the first run: later runs in the clone write theirs over it.</summary>
    internal string FirstReport => Checkout["artifacts/report/first.html"];

    internal JsonElement Manifest => _manifest!.RootElement;

    internal IEnumerable<(string Reference, string Digest)> Images => References("image");

    internal IEnumerable<(string Reference, string Digest)> Charts => References("chart");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _checkout = await Checkout.CloneWithFewTestsAsync();
        var port = FreePort.Find();
        FirstRun = (await _checkout.BuildAsync("Publish", "--registry-port", $"{port}")).ShouldExitWith(0);
        File.Copy(_checkout["artifacts/report/index.html"], FirstReport);
        _manifest = JsonDocument.Parse(await File.ReadAllTextAsync(_checkout["artifacts/release.json"]));
        Address = $"localhost:{port}";
        _server = _checkout.Start("ServeRegistry", "--registry-port", $"{port}");
        await _server.LineAsync(line => line.Contains(Address));
    }

    /// <summary>Publishes once more into the served registry.</summary>
    internal Task<ProcessOutcome> PublishAgainAsync() => Checkout.BuildAsync("Publish", "--registry-port", Address.Split(':')[1]);

    /// <summary>A copy of the clone with everything that was built, to change.</summary>
    internal Task<Checkout> CopyAsync() => Checkout.CopyAsync(Checkout);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.TerminateAsync();
            await _server.DisposeAsync();
        }

        _manifest?.Dispose();
        if (_checkout is not null)
        {
            await _checkout.DisposeAsync();
        }
    }

    private IEnumerable<(string Reference, string Digest)> References(string kind) =>
        from reference in Manifest.GetProperty("publication").GetProperty("references").EnumerateArray()
        where reference.GetProperty("kind").GetString() == kind
        select (reference.GetProperty("reference").GetString()!, reference.GetProperty("digest").GetString()!);
}
