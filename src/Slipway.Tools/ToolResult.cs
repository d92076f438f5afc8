namespace Slipway.Tools;

/// <summary>How a tool ended and what it wrote.</summary>
/// <param name="Command">What ran.</param>
/// <param name="ExitCode">The exit code; 128 + n when signal n ended it.</param>
/// <param name="Output">The lines in the order of their arrival; of a flood only its beginning and its end.</param>
/// <param name="OmittedLines">How many lines between them were not kept; 0 when <paramref name="Output"/> is whole.</param>
public sealed record ToolResult(ToolCommand Command, int ExitCode, IReadOnlyList<OutputLine> Output, long OmittedLines = 0)
{
    /// <summary>Whether the exit code is 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output as one text with <c>\n</c> between the lines.</summary>
    /// <exception cref="InvalidOperationException">Lines were omitted: read so large an output line by line.</exception>
    public string ReadOutput() =>
        OmittedLines == 0
            ? string.Join('\n', Output.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text))
            : throw new InvalidOperationException($"The output of '{Command}' is too large to be kept ({OmittedLines} lines were omitted): read it line by line.");
}
