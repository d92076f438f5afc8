namespace Slipway.Release;

/// <summary>Compiles the solution.</summary>
public interface ICompile : IRestore, IHazConfiguration
{
    /// <summary><c>dotnet build</c> of the solution.</summary>
    Target Compile => _ => _
        .Description("Compile the solution")
        .DependsOn(Restore)
        .Inputs(inputs => inputs
            .Files([.. SourceFiles])
            .Value("configuration", () => Configuration)
            .Tool("dotnet", () => DotNetCli.InstalledSdks)
            .VerifyProductsOnly())
        .Produces($"src/*/bin/{Configuration}/**", $"src/*/*/bin/{Configuration}/**", $"tests/*/bin/{Configuration}/**")
        .RunsInEveryJob()
        .Executes(cancellationToken => new DotNetCli(RootDirectory).RunAsync(["build", SolutionFile, "--configuration", Configuration, "--no-restore"], cancellationToken));
}
