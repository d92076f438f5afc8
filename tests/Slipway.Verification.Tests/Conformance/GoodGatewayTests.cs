using Slipway.Verification.Tests.Conformance.Gateways;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>The suite against the real gateway.</summary>
public sealed class GoodGatewayTests
{
    [Fact]
    public async Task Gateway_passes_every_check()
    {
        await using var gateway = await InProcessGateway.StartAsync(new());

        var result = await ConformanceSuite.RunAsync(gateway, new() { Version = "1.4.0" }, TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', result.Checks.Select(check => $"{check.Duration.TotalMilliseconds,6:0} ms {check.Attempts} {check.Group}: {check.Name}: {check.Message}")));
        result.Checks.Where(check => check.Outcome != CheckOutcome.Passed).ShouldBeEmpty();
        result.Checks.Count.ShouldBe(ConformanceSuite.StandardChecks.Count + 1);
    }
}
