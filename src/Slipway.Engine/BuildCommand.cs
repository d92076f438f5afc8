using Slipway.Engine.Secrets;

namespace Slipway.Engine;

/// <summary>Something else than running targets: <c>./build.sh :name</c>.</summary>
/// <param name="Name">With its colon.</param>
/// <param name="Description">A short text for <c>--help</c>.</param>
/// <param name="Options">The options that it has beside the engine's.</param>
/// <param name="Run">Runs it and returns the exit code.</param>
internal sealed record BuildCommand(string Name, string Description, IReadOnlyList<CommandLineOption> Options, Func<BuildSession, CommandLine, int> Run)
{
    /// <summary>Every command.</summary>
    public static IReadOnlyList<BuildCommand> All { get; } = [SecretsCommand.Definition];

    /// <summary>The command that a command line starts with, not counting options; null when it asks for targets.</summary>
    public static BuildCommand? Find(IEnumerable<string> arguments) =>
        arguments.FirstOrDefault(argument => argument.StartsWith(':')) is { } name ? All.FirstOrDefault(command => command.Name == name) : null;
}
