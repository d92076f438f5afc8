namespace Slipway.Release;

/// <summary>Restores the NuGet packages of the solution.</summary>
public interface IRestore : IHazSolution
{
    /// <summary><c>dotnet restore</c> of the solution.</summary>
    Target Restore => _ => _
        .Description("Restore NuGet packages")
        .Inputs(inputs => inputs
            .Files("**/*.csproj", "Directory.*", "src/Directory.*", "tests/Directory.*", "*.sln", "*.slnx", "global.json", "nuget.config", "NuGet.config")
            .Tool("dotnet", () => DotNetCli.InstalledSdks)
            .VerifyProductsOnly())
        .Produces("src/*/obj/project.assets.json", "src/*/*/obj/project.assets.json", "tests/*/obj/project.assets.json", "build/obj/project.assets.json")
        .RunsInEveryJob()
        .Executes(cancellationToken => new DotNetCli(RootDirectory).RunAsync(["restore", SolutionFile], cancellationToken));
}
