using System.Security.Cryptography;

namespace Slipway.Verification.Conformance;

/// <summary>A large body arrives whole.</summary>
internal sealed class LargeUploadCheck(GatewayPort port) : ConnectivityCheck("large upload", port)
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = "sending a large body";
        var body = LargeBody.Create();
        var answer = await Port.Client(context.Clients).SendAsync(new(Host) { Method = "POST", Body = body }, cancellationToken);
        Expect.Backend(answer, TestBackends.A);
        var echo = answer.ReadEcho();
        Expect.Equal("bytes to arrive:", body.Length, echo.BodyLength);
        Expect.Equal("SHA-256", Convert.ToHexStringLower(SHA256.HashData(body.Span)), echo.BodySha256);
        return $"{body.Length} bytes arrived";
    }
}
