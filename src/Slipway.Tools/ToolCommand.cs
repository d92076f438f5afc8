namespace Slipway.Tools;

/// <summary>A program to run, with everything that it gets.</summary>
public sealed record ToolCommand
{
    /// <summary>A command without arguments that hold secrets: arguments are visible to every user of the machine.</summary>
    public ToolCommand(string fileName, params IReadOnlyList<string> arguments)
    {
        FileName = fileName;
        Arguments = arguments;
    }

    /// <summary>A path, or a bare name that is looked up in PATH; never in the working directory.</summary>
    public string FileName { get; init; }

    /// <summary>The arguments as the program gets them: nothing is split or expanded.</summary>
    public IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Where it runs; null for the caller's own directory.</summary>
    public AbsolutePath? WorkingDirectory { get; init; }

    /// <summary>Variables set beside the inherited ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Values to mask in the output and in the displayed command line.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Text for standard input (UTF-8), which is then closed; null closes it at once.</summary>
    public string? StandardInput { get; init; }

    /// <summary>The command line as a person would type it into a shell, secrets masked.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(FileName).Select(new Redactor(Secrets).Redact).Select(Quote));

    /// <inheritdoc cref="CommandLine"/>
    public override string ToString() => CommandLine;

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,@%+".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
