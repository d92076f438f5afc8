using Slipway.Testing;

namespace EndToEnd.Engine;

/// <summary>Results of tests that hold as long as what was tested stays the same, on other machines too.</summary>
[Collection(SmallBuildCollection.Name)]
public sealed class TestReuseTests(SmallBuild build)
{
    private const string Project = "tests/Slipway.Graph.Tests";

    [Fact]
    public async Task Tests_run_again_only_when_what_they_test_changed()
    {
        using var cache = new TempDirectory();
        await using var other = await SmallBuild.CloneAsync();
        (await RunAsync(build.Checkout, "--cache-to", cache.Path)).ShouldNotContain("skipped, up to date");

        // An input of the target, but of no test project in it.
        await File.WriteAllTextAsync(other["src/remark.txt"], "");
        (await RunAsync(other, "--cache-from", cache.Path)).ShouldMatch(@"Slipway\.Graph\.Tests: [0-9]+ passed, 0 failed, 0 skipped, up to date");
        File.Exists(other["artifacts/test-results/Slipway.Graph.Tests/tests.trx"]).ShouldBeTrue();

        await File.AppendAllTextAsync(other["src/Slipway.Graph/Plan.cs"], "\ninternal static class Changed;\n");
        (await RunAsync(other, "--cache-from", cache.Path)).ShouldNotContain("skipped, up to date");
        (await RunAsync(other, "--force", "Test")).ShouldNotContain("skipped, up to date");
    }

    private static async Task<string> RunAsync(Checkout clone, params string[] options)
    {
        (await RunningProcess.RunAsync("dotnet", ["build", Project, "-c", "Release", "-v", "q"], clone.Root)).ShouldExitWith(0);
        return (await clone.BuildAsync(["Test", "--skip", "Restore", "Compile", .. options])).ShouldExitWith(0).Output;
    }
}
