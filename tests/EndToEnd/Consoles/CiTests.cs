using Slipway.Testing;

namespace EndToEnd.Consoles;

/// <summary>What the log readers of CI systems get from a real build.</summary>
public sealed class CiTests
{
    private const string Secret = "first line of the key\nsecond line of the key";

    [Fact]
    public async Task GitHub_gets_masks_first_then_groups_that_do_not_nest()
    {
        using var root = Root();
        var lines = await RunAsync(root, ["All"], new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = "/code", ["GITHUB_STEP_SUMMARY"] = root["summary.md"] });

        lines[..2].ShouldBe(["::add-mask::first line of the key", "::add-mask::second line of the key"]);
        lines[2..].ShouldAllBe(line => !line.Contains("line of the key"));
        Groups(lines, "::group::", "::endgroup::").ShouldBe(["Compile", "Wide", "Controls", "Leak", "All"], ignoreOrder: true);
        lines.Count(line => line == "::warning file=src/Program.cs,line=12,col=5,title=CA1303::Use a resource").ShouldBe(1);
        lines.ShouldContain(": :set-output name=a: :b # #vso[task.setvariable variable=a]b");
        (await File.ReadAllTextAsync(root["summary.md"], TestContext.Current.CancellationToken)).ShouldContain("| Left | – Skipped |");
    }

    [Fact]
    public async Task Azure_gets_secrets_first_then_groups_and_issues()
    {
        using var root = Root();
        var lines = await RunAsync(root, ["All"], new() { ["TF_BUILD"] = "True", ["BUILD_SOURCESDIRECTORY"] = "/code" });

        lines[..2].ShouldBe(["##vso[task.setsecret]first line of the key", "##vso[task.setsecret]second line of the key"]);
        Groups(lines, "##[group]", "##[endgroup]").ShouldBe(["Compile", "Wide", "Controls", "Leak", "All"], ignoreOrder: true);
        lines.ShouldContain("##vso[task.logissue type=warning;sourcepath=src/Program.cs;linenumber=12;columnnumber=5;code=CA1303]Use a resource");
    }

    [Fact]
    public async Task GitLab_gets_sections_that_are_closed()
    {
        using var root = Root();
        var lines = await RunAsync(root, ["All"], new() { ["GITLAB_CI"] = "true" });

        var sections = lines.Where(line => line.StartsWith("\e[0Ksection_", StringComparison.Ordinal)).Select(line => line.Split('\r')[0].Split(':')).ToList();
        sections.Where((_, index) => index % 2 == 0).ShouldAllBe(part => part[0] == "\e[0Ksection_start");
        sections.Where((_, index) => index % 2 == 1).ShouldAllBe(part => part[0] == "\e[0Ksection_end");
        sections.Chunk(2).ShouldAllBe(pair => pair[0][2] == pair[1][2]);
        lines.ShouldAllBe(line => !line.Contains("line of the key"));
    }

    [Fact]
    public async Task Log_in_a_file_has_no_control_characters_and_is_UTF8_whatever_the_locale()
    {
        using var root = Root();
        var lines = await RunAsync(root, ["All"], new() { ["LC_ALL"] = "C" });

        lines.Where(line => !line.StartsWith('\e')).ShouldAllBe(line => !line.Contains('\e'), "but for what targets colour themselves");
        lines.ShouldContain(line => line.Contains("漢字"));
        lines.ShouldContain("── Wide ──");
        lines.ShouldContain("the token is ***");
    }

    [Fact]
    public async Task Reader_that_has_seen_enough_stops_nothing()
    {
        using var root = Root();

        var outcome = await RunningProcess.RunAsync("bash", ["-c", $"dotnet '{Terminal.Host}' All --root '{root.Path}' | head -n 1; echo ${{PIPESTATUS[0]}}"], root.Path);

        outcome.Output.ShouldMatch("^Slipway [^\n]*\n0\n$");
    }

    private static TempDirectory Root()
    {
        var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        return root;
    }

    private static async Task<string[]> RunAsync(TempDirectory root, string[] arguments, Dictionary<string, string?> environment)
    {
        foreach (var name in new[] { "NO_COLOR", "CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "TF_BUILD", "LC_ALL" }.Where(name => !environment.ContainsKey(name)))
        {
            environment[name] = null;
        }

        environment["TOKEN"] = Secret;
        return (await RunningProcess.RunAsync("dotnet", [Terminal.Host, .. arguments, "--root", root.Path], root.Path, environment)).Output.TrimEnd('\n').Split('\n');
    }

    private static List<string> Groups(string[] lines, string start, string end)
    {
        List<string> groups = [];
        var isOpen = false;
        foreach (var line in lines)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                isOpen.ShouldBeFalse($"{line} in another group");
                groups.Add(line[start.Length..]);
                isOpen = true;
            }
            else if (line == end)
            {
                isOpen.ShouldBeTrue("an end without a group");
                isOpen = false;
            }
        }

        isOpen.ShouldBeFalse("the last group is open");
        return groups;
    }
}
