using System.Text.RegularExpressions;
using Slipway.Testing;

namespace EndToEnd.Release;

/// <summary>A repository of somebody else, made by the README's instructions from the packages that this repository packs.</summary>
[Collection(ReleaseCollection.Name)]
public sealed partial class AdoptionTests(PublishedRelease release) : IDisposable
{
    private readonly TempDirectory _folder = new();

    // Nothing of the packages under test may stay behind on this machine; what else is needed comes from where it is already.
    private Dictionary<string, string?> Environment => new(StringComparer.Ordinal)
    {
        ["NUGET_PACKAGES"] = _folder["packages"],
        ["NUGET_FALLBACK_PACKAGES"] = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    };

    [Fact]
    public async Task Readme_s_files_are_a_build_that_publishes_and_generates_its_workflow()
    {
        await using var source = await release.CopyAsync();
        (await source.BuildAsync("Pack", "--skip", "Compile")).ShouldExitWith(0);
        await MakeRepositoryAsync(source);

        (await BuildAsync("--help")).ShouldExitWith(0).Output.ShouldContain("Lint");
        (await BuildAsync("Publish", "--skip", "Lint", "--base-image", "host", "--registry-port", $"{FreePort.Find()}")).ShouldExitWith(0).Output.ShouldContain("/controller:v0.0.0-manual-");
        (await BuildAsync("GenerateWorkflows")).ShouldExitWith(2).Output.ShouldContain("actions/checkout, which is not in .github/actions.lock.json. Run ./build.sh UpdateActions.");
        _folder.Write("repository/.github/actions.lock.json", await File.ReadAllTextAsync(release.Checkout[".github/actions.lock.json"]));
        (await BuildAsync("GenerateWorkflows")).ShouldExitWith(0).Output.ShouldContain("Wrote .github/workflows/release.yml");
        (await BuildAsync("GenerateWorkflows", "--check")).ShouldExitWith(0);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ProcessOutcome> BuildAsync(params string[] arguments) => RunningProcess.RunAsync(_folder["repository/build.sh"], arguments, _folder["repository"], Environment);

    private async Task MakeRepositoryAsync(Checkout source)
    {
        var readme = await File.ReadAllTextAsync(source["README.md"]);
        foreach (Match file in FileBlock().Matches(readme[readme.IndexOf("## In your own repository", StringComparison.Ordinal)..]))
        {
            _folder.Write($"repository/{file.Groups["path"].Value}", file.Groups["text"].Value.Replace("Version=\"1.0.0\"", "Version=\"*-*\"", StringComparison.Ordinal));
        }

        foreach (var file in new[] { "build.sh", "global.json" })
        {
            File.Copy(source[file], _folder[$"repository/{file}"]);
        }

        _folder.Write("repository/nuget.config", $"<configuration><packageSources><add key=\"packed\" value=\"{source["artifacts/packages"]}\" /></packageSources></configuration>");
        _folder.Write("repository/.gitignore", "bin/\nobj/\nartifacts/\n.nuke/temp/\n");
        _folder.Write("repository/src/Controller/Controller.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _folder.Write("repository/src/Controller/Program.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.Create(args);\napp.Run();\n");
        _folder.Write("repository/App.slnx", "<Solution><Project Path=\"src/Controller/Controller.csproj\" /></Solution>");
        _folder.Write("repository/charts/controller/Chart.yaml", "apiVersion: v2\nname: controller\nversion: 0.1.0\n");
        _folder.Write("repository/charts/controller/values.yaml", "image:\n  repository: controller\n  tag: \"\"\n  digest: \"\"\n");
        await GitAsync("init", "--quiet");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "First");
    }

    private async Task GitAsync(params string[] arguments) => (await RunningProcess.RunAsync("git", arguments, _folder["repository"])).ShouldExitWith(0);

    [GeneratedRegex(@"`(?<path>[\w./]+)`[^`]*:\n\n```\w+\n(?<text>[^`]*)```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileBlock();
}
