namespace Slipway.Verification.Conformance;

/// <summary>The port listens, speaks its version of HTTP, and a backend sees the request as it was sent.</summary>
internal sealed class RequestCheck(GatewayPort port) : ConnectivityCheck("request", port)
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = $"waiting for an answer from {Port.Address(context.Gateway.Addresses)}";
        var answer = await Port.Client(context.Clients).SendAsync(new(Host, "/a%20path?and=query") { Method = "PUT", Body = "body"u8.ToArray() }, cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        Expect.Equal("version of HTTP", Port.Version, answer.Version);
        var echo = answer.ReadEcho();
        Expect.Equal("method", "PUT", echo.Method);
        Expect.Equal("path", "/a%20path?and=query", echo.Path);
        Expect.Equal("body of bytes", 4, echo.BodyLength);
        return $"answered in HTTP/{answer.Version}";
    }
}
