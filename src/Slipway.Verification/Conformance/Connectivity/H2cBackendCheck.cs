namespace Slipway.Verification.Conformance;

/// <summary>A backend that speaks HTTP/2 is spoken to in HTTP/2, as gRPC needs it.</summary>
internal sealed class H2cBackendCheck : ConformanceCheck
{
    private const string Host = "h2c-backend.conformance.test";

    public override string Group => ConformanceGroups.Connectivity;

    public override string Name => "HTTP/2 to the backend";

    public override IReadOnlyList<TestRoute> Routes => [new("h2c-backend", Host) { Backends = [new(TestBackends.A, H2c: true)] }];

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Clients.Http.SendAsync(new(Host) { Method = "POST", Body = "body"u8.ToArray() }, cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        Expect.Equal("protocol at the backend", "HTTP/2", answer.ReadEcho().Protocol);
        return "the backend was asked in HTTP/2";
    }
}
