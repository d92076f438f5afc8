using Slipway.Testing;

namespace EndToEnd.Workflows;

/// <summary>tekton-lint finds nothing in any feature of our Tekton files.</summary>
public sealed class TektonCheckTests
{
    [Fact]
    public async Task Nothing_is_found_in_any_file()
    {
        var checker = Checkers.Require("tekton-lint");
        using var folder = new TempDirectory();
        var files = Checkers.GoldenFiles("Tekton").ToList();
        files.Count.ShouldBeGreaterThan(5);
        foreach (var file in files)
        {
            // One at a time: tasks of several files would be taken for one pipeline's.
            var outcome = await RunningProcess.RunAsync(checker, ["--max-warnings", "0", "--no-color", file], folder.Path);
            outcome.ShouldExitWith(0).Output.ShouldNotContain("problem", Case.Insensitive, file);
        }
    }

    [Fact]
    public async Task Task_that_does_not_exist_is_found()
    {
        var checker = Checkers.Require("tekton-lint");
        using var folder = new TempDirectory();
        var file = Path.Combine(folder.Path, "chain.yaml");
        var chain = await File.ReadAllTextAsync(Checkers.GoldenFiles("Tekton").Single(path => path.EndsWith("chain.yaml", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, chain.Replace("runAfter: [build]", "runAfter: [none]", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await RunningProcess.RunAsync(checker, ["--no-color", file], folder.Path)).ShouldExitWith(1).Output.ShouldContain("depends on 'none'");
    }
}
