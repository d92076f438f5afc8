using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>The top level holds what the design names, and scripts can be started after a clone.</summary>
public sealed partial class TopLevelTests
{
    [Fact]
    public void Top_level_has_only_the_entries_of_the_design() =>
        Git("ls-files")
            .Select(path => path.Split('/')[0])
            .Distinct(StringComparer.Ordinal)
            .Where(entry => !Expected().IsMatch(entry))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("build.sh")]
    [InlineData(".ci/run")]
    public void Script_is_executable_in_git(string script) => Git("ls-files", "-s", script).ShouldHaveSingleItem().ShouldStartWith("100755 ");

    [Fact]
    public void No_build_output_is_in_git() =>
        Git("ls-files").Where(path => BuildOutput().IsMatch(path)).ShouldBeEmpty();

    [GeneratedRegex(@"^(build|\.nuke|src|tests|build\.sh|build\.ps1|Repo\.sln|README\.md|Directory\.(Build|Packages)\.props|global\.json|\.editorconfig|\.gitignore|\.gitattributes|LICENSE|CHANGELOG\.md|\.ci|\.github|\.gitlab-ci\.yml|azure-pipelines\.yml|cloudbuild.*\.yaml|\.tekton)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expected();

    [GeneratedRegex("(^|/)(bin|obj|artifacts|node_modules|TestResults)/|^\\.nuke/temp/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BuildOutput();

    private static string[] Git(params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(SourceTree.Root, ".git")), "This is no git checkout.");
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
