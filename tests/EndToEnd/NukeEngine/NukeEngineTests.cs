using Slipway.Testing;

namespace EndToEnd.NukeEngine;

/// <summary>
/// The same build runs on NUKE: with <c>-p:BuildEngine=Nuke</c> the build and its components compile against the package Nuke.Common. A package with the
/// declarations of NUKE's authoring API (<c>tests/Nuke.Common</c>) stands for it here, so that a member that NUKE lacks fails the test.
/// </summary>
public sealed class NukeEngineTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    [Fact]
    public async Task Build_compiles_on_NUKE_alone_and_uses_the_members_that_were_reviewed()
    {
        (await DotNetAsync("pack", "tests/Nuke.Common/Nuke.Common.csproj", "--output", _temp["feed"])).ShouldExitWith(0);

        (await DotNetAsync(
            "build", "build/Build.csproj", "-m:2", "-p:BuildEngine=Nuke",
            // Everything but NUKE comes from the packages that this repository was restored with.
            $"-p:RestoreSources={_temp["feed"]}", $"-p:RestoreFallbackFolders={GlobalPackages}", $"-p:RestorePackagesPath={_temp["packages"]}"))
            .ShouldExitWith(0);

        string[] assemblies = [_temp["work/bin/Build/debug/Build.dll"], _temp["work/bin/Build/debug/Slipway.Release.dll"]];
        foreach (var assembly in assemblies)
        {
            AssemblyUses.References(assembly).ShouldNotContain("Slipway.Engine");
            AssemblyUses.References(assembly).ShouldContain("Nuke.Common");
        }

        var members = assemblies.SelectMany(assembly => AssemblyUses.Members(assembly, "Nuke.Common")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Golden.Match(string.Join('\n', members) + "\n", "nuke-members.txt");
    }

    public void Dispose() => _temp.Dispose();

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // In a folder of its own: the outputs of the other engine stay as they are. Analyzers judge the same code elsewhere.
    private Task<ProcessOutcome> DotNetAsync(params string[] arguments) => RunningProcess.RunAsync(
        "dotnet",
        [.. arguments, "-v", "q", "-nologo", "-p:UseArtifactsOutput=true", $"-p:ArtifactsPath={_temp["work"]}", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false"],
        Golden.RepositoryRoot);
}
