namespace Gateway.Tests.Support;

/// <summary>One set of processes for the tests of a class, which each write routes of their own.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    internal GatewaySet Set { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Set = await GatewaySet.StartAsync("# none yet");

    public ValueTask DisposeAsync() => Set.DisposeAsync();
}
