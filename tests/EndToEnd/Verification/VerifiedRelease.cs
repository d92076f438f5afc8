namespace EndToEnd.Verification;

/// <summary>A copy of the published clone in which <c>./build.sh VerifyLocal Publish</c> has run; made once for all tests that look at it.</summary>
public sealed class VerifiedRelease(PublishedRelease published) : IAsyncLifetime
{
    private Checkout? _checkout;

    /// <summary>The copy.</summary>
    public Checkout Checkout => _checkout!;

    internal string Port { get; } = $"{FreePort.Find()}";

    internal ProcessOutcome Run { get; private set; } = new(-1, "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _checkout = await published.CopyAsync();
        Run = (await _checkout.BuildAsync("VerifyLocal", "Publish", "--skip", "Compile", "Test", "--load-seconds", "1", "--registry-port", Port)).ShouldExitWith(0);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_checkout is not null)
        {
            await _checkout.DisposeAsync();
        }
    }
}
