using System.Text;

namespace Slipway.Engine.Completion;

/// <summary>Completion of command lines in shells.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = "completion.bash", ["zsh"] = "completion.zsh", ["fish"] = "completion.fish", ["pwsh"] = "completion.ps1" };

    /// <summary><c>./build.sh :completion bash</c> prints the script that a shell reads once.</summary>
    public static BuildCommand Definition { get; } = new(":completion", "bash|zsh|fish|pwsh: print the script that lets the shell complete targets, options and values", [], Print)
    {
        Arguments = _ => Scripts.Keys.Select(shell => new Candidate(shell)),
    };

    /// <summary><c>:complete word...</c>, which the scripts call: prints what the last word could become, a line each.</summary>
    public static BuildCommand Callback { get; } = new(":complete", "", [], Complete) { TakesRest = true };

    private static int Print(BuildSession session, CommandLine commandLine)
    {
        if (commandLine.Targets is not [_, var shell] || !Scripts.TryGetValue(shell, out var script))
        {
            throw new UsageException($":completion takes the name of a shell: {string.Join(", ", Scripts.Keys)}.");
        }

        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return session.Console.Print([reader.ReadToEnd().TrimEnd()]);
    }

    private static int Complete(BuildSession session, CommandLine commandLine) =>
        session.Console.Print(new Completer(session).Complete([.. commandLine.Targets.Skip(1)]).Select(candidate => $"{candidate}"));
}
