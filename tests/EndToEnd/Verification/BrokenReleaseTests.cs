using System.Text.Json;
using EndToEnd.Release;
using Slipway.Testing.Http;

namespace EndToEnd.Verification;

/// <summary>Releases that must not be published: programs with a fault that was put into them.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class BrokenReleaseTests(PublishedRelease release)
{
    private readonly string[] _verify = ["--skip", "Compile", "Test", "--registry-port", $"{FreePort.Find()}"];

    [Fact]
    public async Task Gateway_that_ignores_weights_is_refused_and_maintainers_are_told_once()
    {
        await using var copy = await release.CopyAsync();
        await ReplaceAsync(copy, "src/Gateway/Proxy/Backends/BackendPicker.cs", "(ulong)backend.Weight", "1UL");
        List<string> told = [];
        await using var slack = await LoopbackServer.StartAsync(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            told.Add(body.RootElement.GetProperty("text").GetString()!);
        });
        var webhook = new Dictionary<string, string?>(StringComparer.Ordinal) { ["NOTIFY_WEBHOOK"] = $"http://{slack.Address}/services/T0/very-secret" };

        var first = (await RunAsync(copy, webhook, "VerifyLocal", "Publish")).ShouldExitWith(1);
        var second = (await RunAsync(copy, webhook, "VerifyLocal")).ShouldExitWith(1);
        var publish = (await RunAsync(copy, webhook, "Publish")).ShouldExitWith(1);

        first.Output.ShouldContain("load balancing, weights");
        first.Output.ShouldMatch(@"Publish +Not run");
        publish.Output.ShouldContain("failed its verification, and nothing was published");
        told.ShouldHaveSingleItem().ShouldContain("load balancing, weights");
        (first.Output + second.Output + publish.Output).ShouldNotContain("very-secret");
        (await File.ReadAllTextAsync(copy["artifacts/verification/local/junit.xml"], TestContext.Current.CancellationToken)).ShouldContain("<failure");
        (await File.ReadAllTextAsync(copy["artifacts/verification/local/index.html"], TestContext.Current.CancellationToken)).ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Program_that_ends_after_a_while_is_told_with_its_last_words()
    {
        await using var copy = await release.CopyAsync();
        await ReplaceAsync(copy, "src/Gateway/Sds/Program.cs", "return await", """
            _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => { Console.Error.WriteLine("out of paper"); Environment.Exit(3); }, TaskScheduler.Default);
            return await
            """);

        var run = (await RunAsync(copy, [], "VerifyLocal")).ShouldExitWith(1);

        run.Output.ShouldContain("sds ended by itself with exit code 3");
        run.Output.ShouldContain("out of paper");
        Traces.Processes(copy).ShouldBeEmpty();
    }

    private static async Task ReplaceAsync(Checkout copy, string file, string before, string after)
    {
        var text = await File.ReadAllTextAsync(copy[file], TestContext.Current.CancellationToken);
        text.ShouldContain(before);
        await File.WriteAllTextAsync(copy[file], text.Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private Task<ProcessOutcome> RunAsync(Checkout copy, Dictionary<string, string?> environment, params string[] targets) => copy.BuildAsync(environment, [.. targets, .. _verify]);
}
