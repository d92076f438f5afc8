using Slipway.Testing;

namespace EndToEnd.Workflows;

/// <summary>gitlab-ci-local holds every feature of our GitLab files to GitLab's own schema, and finds their jobs.</summary>
public sealed class GitLabCheckTests
{
    public static TheoryData<string> Files() => [.. Checkers.GoldenFiles("GitLab").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_is_valid_and_its_jobs_are_found(string name)
    {
        var checker = Checkers.Require("gitlab-ci-local");
        using var folder = new TempDirectory();
        await GitAsync(folder, "init", "--quiet", "--initial-branch", "main");
        await GitAsync(folder, "remote", "add", "origin", "https://gitlab.example.org/acme/gateway.git");
        await GitAsync(folder, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--allow-empty", "-m", "first");

        // Child pipelines are found beside the file that calls them.
        Directory.CreateDirectory(Path.Combine(folder.Path, ".gitlab"));
        foreach (var file in Checkers.GoldenFiles("GitLab"))
        {
            File.Copy(file, Path.Combine(folder.Path, ".gitlab", Path.GetFileName(file)));
        }

        var outcome = await RunningProcess.RunAsync(checker, ["--file", $".gitlab/{name}", "--list-json"], folder.Path);
        outcome.ShouldExitWith(0).Output.ShouldContain("json schema validated");
        outcome.Output.ShouldNotContain("WARN", Case.Insensitive);
        foreach (var job in JobsOf(File.ReadAllLines(Path.Combine(folder.Path, ".gitlab", name))))
        {
            outcome.Output.ShouldContain($"\"{job}");
        }
    }

    [Fact]
    public async Task Need_that_does_not_exist_is_found()
    {
        var checker = Checkers.Require("gitlab-ci-local");
        using var folder = new TempDirectory();
        await GitAsync(folder, "init", "--quiet", "--initial-branch", "main");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, ".gitlab-ci.yml"), "a:\n  needs: [b]\n  script: [true]\n", TestContext.Current.CancellationToken);
        (await RunningProcess.RunAsync(checker, ["--list"], folder.Path)).ExitCode.ShouldNotBe(0);
    }

    // Jobs are the keys at the top, but for those that rules leave out of a run on somebody's machine.
    private static IEnumerable<string> JobsOf(string[] lines) => lines
        .Where((line, index) => line.EndsWith(':') && char.IsAsciiLetterLower(line[0]) && !lines.Skip(index + 1).TakeWhile(next => next.StartsWith(' ')).Contains("  rules:"))
        .Select(line => line[..^1])
        .Except(["workflow", "variables", "default"], StringComparer.Ordinal);

    private static async Task GitAsync(TempDirectory folder, params string[] arguments) => (await RunningProcess.RunAsync("git", arguments, folder.Path)).ShouldExitWith(0);
}
