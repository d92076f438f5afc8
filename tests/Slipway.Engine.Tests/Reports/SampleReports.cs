using Slipway.Graph;

namespace Slipway.Engine.Tests.Reports;

/// <summary>Fixed runs, from which pages for people are made.</summary>
internal static class SampleReports
{
    private static readonly string[] Gateway = ["Restore", "Compile:Restore", "DetermineVersion", "Test:Compile", "Pack:Compile,DetermineVersion", "DockerBuild:Compile,DetermineVersion", "HelmPackage:DockerBuild", "Publish:Test,DockerBuild,HelmPackage,Pack"];

    /// <summary>Everything ran.</summary>
    public static RunReport Success { get; } = Create(Gateway, "Publish", new()
    {
        ["Restore"] = Ran(0, 4.2),
        ["DetermineVersion"] = Ran(0, 0.03),
        ["Compile"] = Ran(4.2, 18.4) with { Products = Binaries() },
        ["Test"] = Ran(22.6, 55.1) with { Products = new([File("artifacts/test-results/coverage/index.html", 18_204), File("artifacts/test-results/coverage/engine/output.html", 9_120), File("artifacts/test-results/Slipway.Engine.Tests.trx", 811_332)]) },
        ["Pack"] = Ran(22.6, 6.3) with { Products = new([File("artifacts/packages/Slipway.Engine.1.4.0.nupkg", 401_232), File("artifacts/packages/Slipway.Release.1.4.0.nupkg", 122_001)]) },
        ["DockerBuild"] = Ran(28.9, 7.6) with { Products = new([File("artifacts/oci/index.json", 1_902), new("artifacts/oci/blobs/sha256/4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945", 31_457_280, null, 0)]) },
        ["HelmPackage"] = Ran(36.5, 0.2) with { Products = new([File("artifacts/charts/gateway-1.4.0.tgz", 8_790), File("artifacts/charts/gateway-crds-1.4.0.tgz", 14_020)]) },
        ["Publish"] = Ran(77.7, 0.4),
    }) with
    {
        Messages = [new("Compile", false, "src/Gateway/Proxy/Program.cs(12,5): warning CA1303: Use a resource"), new(null, false, "The cache folder is 4.9 GiB of at most 5 GiB.")],
        Parameters = [new("configuration", "Release", ".nuke/parameters.json"), new("registry", "ghcr.io/acme", "command line"), new("registry-password", "***", "environment variable REGISTRY_PASSWORD"), new("version", "v1.4.0", "command line")],
    };

    /// <summary>A target failed while others ran.</summary>
    public static RunReport Failure { get; } = Create(Gateway, "Publish", new()
    {
        ["Restore"] = Ran(0, 0.02, ReportState.UpToDate),
        ["DetermineVersion"] = Ran(0, 0.03),
        ["Compile"] = Ran(0.03, 18.4),
        ["Test"] = Ran(18.43, 12.25, ReportState.Failed) with
        {
            Failure = "'dotnet test --no-build' failed with exit code 1:\n  Failed Subject_does_something_when_it_rains [12 ms]\n  Expected: <dry>\n  Actual:   <wet> & \"cold\"",
            LogEnd = ["Test run for Slipway.Engine.Tests.dll (.NETCoreApp,Version=v10.0)", "\e[31m  Failed Subject_does_something_when_it_rains [12 ms]\e[0m", "</script><img src=x onerror=\"document.title='owned'\">", "\tat Weather.cs:line 12", $"a very long line without a break: {new string('x', 300)}", "Failed! - Failed: 1, Passed: 498, Skipped: 0"],
        },
        ["Pack"] = Ran(18.43, 6.3),
        ["DockerBuild"] = Ran(24.73, 5.95, ReportState.Cancelled) with { Reason = "Test failed", LogEnd = ["controller: linux/amd64"] },
        ["HelmPackage"] = NotRun("DockerBuild did not succeed"),
        ["Publish"] = NotRun("Test did not succeed"),
    }) with { ExitCode = 1, Messages = [new("Test", true, "1 of 499 tests failed")] };

    /// <summary>Nothing had to run.</summary>
    public static RunReport Cached { get; } = Create(Gateway, "Publish", new()
    {
        ["Restore"] = Ran(0, 0.021, ReportState.UpToDate),
        ["DetermineVersion"] = Ran(0, 0.032),
        ["Compile"] = Ran(0.032, 0.052, ReportState.UpToDate),
        ["Test"] = Ran(0.085, 0.048, ReportState.Restored) with { Reason = "3 of 14 products restored" },
        ["Pack"] = new() { Name = "", State = ReportState.Skipped, Reason = "IsServerBuild" },
        ["DockerBuild"] = Ran(0.085, 0.061, ReportState.UpToDate),
        ["HelmPackage"] = Ran(0.147, 0.004, ReportState.UpToDate),
        ["Publish"] = Ran(0.151, 0.102),
    });

    /// <summary>Somebody pressed Ctrl-C.</summary>
    public static RunReport Cancelled { get; } = Create(Gateway, "Publish", new()
    {
        ["Restore"] = Ran(0, 4.2),
        ["DetermineVersion"] = Ran(0, 0.03),
        ["Compile"] = Ran(4.2, 3.1, ReportState.Cancelled) with { LogEnd = ["Determining projects to restore..."] },
    }) with { ExitCode = 130 };

    /// <summary>A run of very many targets.</summary>
    public static RunReport Large { get; } = CreateLarge(300);

    private static RunReport CreateLarge(int count)
    {
        var random = new Random(1);
        var targets = new string[count];
        var times = new Dictionary<string, ReportTarget>(StringComparer.Ordinal);
        var free = new double[8];
        for (var i = 0; i < count; i++)
        {
            var name = $"BuildComponent{i:000}{(i % 7 == 0 ? "WithAnExceptionallyLongName" : "")}";
            var needed = i < 40 ? null : targets[random.Next(i - 40, i - 20)].Split(':')[0];
            targets[i] = needed is null ? name : $"{name}:{needed}";
            var worker = Array.IndexOf(free, free.Min());
            var duration = Math.Round((random.NextDouble() * 20) + 0.2, 2);
            var start = Math.Round(Math.Max(free[worker], needed is null ? 0 : (times[needed].Start!.Value + times[needed].Duration).TotalSeconds), 2);
            times[name] = Ran(start, duration, i % 11 == 0 ? ReportState.UpToDate : i % 17 == 0 ? ReportState.Restored : ReportState.Succeeded);
            free[worker] = start + duration;
        }

        return Create(targets, "Everything", times);
    }

    private static RunReport Create(string[] graph, string invoked, Dictionary<string, ReportTarget> targets)
    {
        var nodes = graph.Select(text => text.Split(':')).Select(parts => new TargetNode { Name = parts[0], DependsOn = parts.Length > 1 ? parts[1].Split(',') : [] }).ToList();
        var plan = new TargetGraph(nodes).Plan([graph.Any(text => text.Split(':')[0] == invoked) ? invoked : nodes[0].Name, .. nodes.Select(node => node.Name)]);
        var shown = plan.Steps.Select(step => targets.GetValueOrDefault(step.Name, NotRun("the build was cancelled")) with { Name = step.Name, Description = $"What {step.Name} does" }).ToList();
        var critical = plan.CriticalPath(name => shown.Find(target => target.Name == name)!.Duration).Where(name => shown.Exists(target => target.Name == name && target.Start is not null)).ToList();
        var report = new RunReport
        {
            Title = invoked,
            ExitCode = 0,
            Duration = shown.Max(target => (target.Start ?? TimeSpan.Zero) + target.Duration),
            Facts =
            [
                new("Started", "2026-11-21 10:17:06 UTC"), new("Commit", "955c42d1f0a84c7c9f4ad2f2a1f3f6f4a7c0b1de"), new("Branch", "main"), new("Host", "GitHubActions", "https://github.com/acme/gateway/actions/runs/7"),
                new("System", "Debian GNU/Linux 12 (bookworm), X64, .NET 10.0.0"), new("Command", $"./build.sh {invoked} --registry ghcr.io/acme"), new("Parallel", "up to 8 at once"), new("Slipway", "1.4.0"),
            ],
            Targets = [.. shown.OrderBy(target => target.Start ?? TimeSpan.MaxValue)],
            CriticalPath = critical,
            Plan = new PlanModel([.. plan.Steps.Select(step => new PlannedTarget(step, null, null, null, critical.Contains(step.Name)))], [], null),
        };
        return report with { Targets = [.. report.Targets.Select(target => target with { IsCritical = critical.Contains(target.Name) })] };
    }

    private static ReportTarget Ran(double start, double duration, ReportState state = ReportState.Succeeded) =>
        new() { Name = "", State = state, Start = TimeSpan.FromSeconds(start), Duration = TimeSpan.FromSeconds(duration) };

    private static ReportTarget NotRun(string reason) => new() { Name = "", State = ReportState.NotRun, Reason = reason };

    private static ProductFile File(string path, long size) => new(path, size, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path))), 0);

    private static ProductList Binaries() => new([.. Enumerable.Range(0, 1_234).Select(i => File($"src/Slipway.Engine/bin/Release/net10.0/Library{i:0000}.dll", 40_000 + i))]);
}
