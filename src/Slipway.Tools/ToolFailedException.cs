using System.Globalization;

namespace Slipway.Tools;

/// <summary>A tool ended with an exit code other than 0.</summary>
public sealed class ToolFailedException : Exception
{
    private const int ShownLines = 30;

    /// <summary>Creates the exception; the message holds the masked command line, the exit code and the end of the output.</summary>
    public ToolFailedException(ToolResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>What ran, how it ended and what it wrote.</summary>
    public ToolResult Result { get; }

    /// <summary>The tool's exit code.</summary>
    public int ExitCode => Result.ExitCode;

    private static string Describe(ToolResult result)
    {
        var shown = result.Output.Where(line => !string.IsNullOrWhiteSpace(line.Text)).TakeLast(ShownLines).Select(line => "  " + line.Text);
        var head = string.Create(CultureInfo.InvariantCulture, $"'{result.Command}' {Ending(result.ExitCode)}");
        return string.Join('\n', shown.Prepend(result.Output.Count == 0 ? head + " without any output" : head + ":"));
    }

    private static string Ending(int exitCode) => exitCode switch
    {
        137 => "was killed (exit code 137): often a machine out of memory",
        > 128 and < 160 => $"was ended by signal {exitCode - 128}",
        _ => $"failed with exit code {exitCode}",
    };
}
