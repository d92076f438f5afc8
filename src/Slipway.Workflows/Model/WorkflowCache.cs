namespace Slipway.Workflows;

/// <summary>Folders kept from run to run to save time. Jobs that publish do not use them: a cache is written by whoever ran before.</summary>
/// <param name="Paths">The folders, relative to the repository or the home directory (<c>~/</c>).</param>
/// <param name="KeyFiles">Globs of the files whose content decides whether a cache still fits.</param>
public sealed record WorkflowCache(ValueList<string> Paths, ValueList<string> KeyFiles)
{
    /// <summary>Restored packages and the build's own cache.</summary>
    public static WorkflowCache Default { get; } =
        new(["~/.nuget/packages", ".nuke/temp/cache"], ["global.json", "Directory.Packages.props", "**/*.csproj"]);
}
