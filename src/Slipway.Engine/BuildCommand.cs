using Slipway.Engine.Completion;
using Slipway.Engine.Schema;
using Slipway.Engine.Secrets;

namespace Slipway.Engine;

/// <summary>Something else than running targets: <c>./build.sh :name</c>.</summary>
/// <param name="Name">With its colon.</param>
/// <param name="Description">A short text for <c>--help</c>; empty for a command that only programs use.</param>
/// <param name="Options">The options that it has beside the engine's.</param>
/// <param name="Run">Runs it and returns the exit code. The first of the command line's targets is the command's name.</param>
internal sealed record BuildCommand(string Name, string Description, IReadOnlyList<CommandLineOption> Options, Func<BuildSession, CommandLine, int> Run)
{
    /// <summary>The commands that help shows.</summary>
    public static IReadOnlyList<BuildCommand> Listed { get; } = [SecretsCommand.Definition, CompletionCommand.Definition, SchemaCommand.Definition];

    /// <summary>What its argument could be.</summary>
    public Func<BuildSession, IEnumerable<Candidate>> Arguments { get; init; } = _ => [];

    /// <summary>Whether all words behind the name belong to it as they are, options or not.</summary>
    public bool TakesRest { get; init; }

    /// <summary>The command that a command line asks for; null when it asks for targets.</summary>
    public static BuildCommand? Find(IEnumerable<string> arguments) =>
        arguments.FirstOrDefault(argument => argument.StartsWith(':')) is { } name ? Listed.Append(CompletionCommand.Callback).FirstOrDefault(command => command.Name == name) : null;

    /// <summary>Reads a command line of this command.</summary>
    /// <exception cref="UsageException">It makes no sense.</exception>
    public CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var end = TakesRest ? arguments.TakeWhile(argument => argument != Name).Count() + 1 : arguments.Count;
        var commandLine = CommandLine.Parse([.. arguments.Take(end)], [.. CommandLineOption.Engine, .. Options]);
        return commandLine.Targets is [var first, ..] && first == Name
            ? commandLine with { Targets = [.. commandLine.Targets, .. arguments.Skip(end)] }
            : throw new UsageException($"{Name} is a command of its own: it comes first, in front of targets and values.");
    }
}
