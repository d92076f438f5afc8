namespace Slipway.Workflows;

/// <summary>What all workflows of a repository share.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The file with the workflows, for headers.</summary>
    public string DefinedIn { get; init; } = "build/Build.Workflows.cs";

    /// <summary>What starts the build.</summary>
    public string Command { get; init; } = "./build.sh";

    /// <summary>The target that writes the files, for headers.</summary>
    public string GenerateTarget { get; init; } = "GenerateWorkflows";

    /// <summary>The target that locks actions, for messages.</summary>
    public string UpdateTarget { get; init; } = "UpdateActions";

    /// <summary>The image that jobs run in where the CI system has no machines of its own.</summary>
    public string BuildImage { get; init; } = "mcr.microsoft.com/dotnet/sdk:10.0";
}
