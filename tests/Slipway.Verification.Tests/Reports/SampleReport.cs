namespace Slipway.Verification.Tests.Reports;

/// <summary>A verification in which something of everything happened.</summary>
internal static class SampleReport
{
    /// <summary>Text as a hostile program would write it.</summary>
    public const string Hostile = "<script>alert(1)</script> & \"quoted\" 'text' \e[31mred\e[0m \u0000\u202e \ud800 end";

    public static VerificationReport Failed { get; } = new()
    {
        Version = "v1.4.0",
        Mode = "local",
        Started = new DateTimeOffset(2026, 3, 1, 12, 30, 15, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(14.25),
        Artifacts =
        [
            new("image", "localhost:5005/local/proxy", "sha256:" + new string('a', 64)),
            new("chart", "localhost:5005/local/charts/gateway", "sha256:" + new string('b', 64)),
        ],
        Tools = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["Docker"] = "28.1.0", ["Isolation"] = "none" },
        Steps = [new("Pull the images", TimeSpan.FromSeconds(1.5), CheckOutcome.Passed), new("Find all programs still running", TimeSpan.FromMilliseconds(3), CheckOutcome.Failed, "proxy-1 ended by itself with exit code 134.")],
        Suites =
        [
            new()
            {
                Name = "conformance",
                Duration = TimeSpan.FromSeconds(9),
                Checks =
                [
                    Check("connectivity", "HTTP/1.1 is answered", CheckOutcome.Passed, 12),
                    Check("connectivity", "WebSockets are relayed", CheckOutcome.Skipped, 0) with { Message = "The mode has none." },
                    Check("routing", "The longest prefix wins", CheckOutcome.Passed, 40) with { Attempts = 3 },
                    Check("routing", "A header is matched", CheckOutcome.Failed, 2500) with { Message = "Expected the backend 'b', found 'a'.", Detail = Hostile },
                ],
            },
        ],
        Evidence = [new("proxy-1", "last lines of its log", $"{{\"Message\":\"started\"}}\n{Hostile}")],
        Load = new()
        {
            Rate = 500,
            Duration = TimeSpan.FromSeconds(5),
            Requests = 2500,
            Errors = 1,
            Latency = Latency(1),
            Problems = ["connection refused"],
        },
    };

    public static VerificationReport Previous { get; } = Failed with
    {
        Version = "v1.3.2",
        Started = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        Steps = [],
        Evidence = [],
        Suites =
        [
            Failed.Suites[0] with
            {
                Checks =
                [
                    Check("connectivity", "HTTP/1.1 is answered", CheckOutcome.Failed, 10),
                    Check("routing", "A header is matched", CheckOutcome.Passed, 30),
                    Check("routing", "A cookie is matched", CheckOutcome.Passed, 30),
                    Check("routing", "The longest prefix wins", CheckOutcome.Passed, 20),
                ],
            },
        ],
        Load = Failed.Load! with { Latency = Latency(0.5) },
    };

    private static CheckResult Check(string group, string name, CheckOutcome outcome, double milliseconds) =>
        new() { Group = group, Name = name, Outcome = outcome, Duration = TimeSpan.FromMilliseconds(milliseconds) };

    private static LatencyPercentiles Latency(double factor)
    {
        TimeSpan Milliseconds(double value) => TimeSpan.FromMilliseconds(value * factor);
        return new(Milliseconds(1.2), Milliseconds(2), Milliseconds(8), Milliseconds(30), Milliseconds(41), Milliseconds(1.6));
    }
}
