using Slipway.Verification.Tests.Conformance.Gateways;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>The suite against gateways with one fault each: exactly the checks that should find it.</summary>
public sealed class BrokenGatewayTests(SuiteRuns runs) : IClassFixture<SuiteRuns>
{
    public static TheoryData<string> Gateways() => [.. BrokenGateways.All.Keys];

    [Theory]
    [MemberData(nameof(Gateways))]
    public void Fault_is_found_by_the_checks_that_should_and_no_others(string gateway)
    {
        var found = runs.FoundBy(gateway);

        found.Select(check => check.Name).ShouldBe(BrokenGateways.All[gateway].FoundBy, ignoreOrder: true, string.Join('\n', found.Select(check => $"{check.Name}: {check.Message}")));
        found.ShouldAllBe(check => check.Outcome == CheckOutcome.Failed && check.Message!.StartsWith("expected ") && check.Message!.Contains("; found "));
    }

    [Fact]
    public void Every_check_finds_some_fault() =>
        ConformanceSuite.StandardChecks.Select(check => check.Name).Except(BrokenGateways.All.Values.SelectMany(broken => broken.FoundBy), StringComparer.Ordinal).ShouldBeEmpty();
}
