using Slipway.Verification.Tests.Conformance.Gateways;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>Load through the real gateway.</summary>
public sealed class GatewayLoadTests
{
    [Fact]
    public async Task Load_goes_through_the_gateway_and_is_measured()
    {
        await using var gateway = await InProcessGateway.StartAsync(new());

        var result = await GatewayLoad.RunAsync(gateway, new() { Rate = 500, Duration = TimeSpan.FromMilliseconds(400) }, TimeProvider.System, TestContext.Current.CancellationToken);

        result.Requests.ShouldBe(200);
        result.Errors.ShouldBe(0, string.Join(", ", result.Problems));
        result.Latency.Maximum.ShouldBeGreaterThanOrEqualTo(result.Latency.P50);
        result.Latency.P50.ShouldBeGreaterThan(TimeSpan.Zero);
    }
}
