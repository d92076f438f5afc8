namespace Slipway.Verification.Conformance;

/// <summary>A large answer arrives whole.</summary>
internal sealed class LargeDownloadCheck(GatewayPort port) : ConnectivityCheck("large download", port)
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = "reading a large answer";
        var answer = await Port.Client(context.Clients).SendAsync(new(Host, $"/?size={LargeBody.Length}"), cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        Expect.Equal("bytes to arrive:", LargeBody.Length, answer.Body.Length);
        Expect.Equal("the bytes that the backend sent:", true, answer.Body.Span.SequenceEqual(LargeBody.Create().Span));
        return $"{answer.Body.Length} bytes arrived";
    }
}
