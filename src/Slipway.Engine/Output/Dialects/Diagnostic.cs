using System.Text.RegularExpressions;

namespace Slipway.Engine;

/// <summary>A compiler's warning or error, as MSBuild and its tools print it (learn.microsoft.com, "MSBuild and Visual Studio format for diagnostic messages").</summary>
/// <param name="File">The file as it was printed.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; null when there is none.</param>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Code">For instance <c>CS1002</c>.</param>
/// <param name="Text">The message.</param>
internal sealed partial record Diagnostic(string File, string Line, string? Column, bool IsError, string Code, string Text)
{
    /// <summary>Reads a line; null when it is none.</summary>
    public static Diagnostic? Parse(string line)
    {
        // Most lines are none, and the search is not free.
        if (!line.Contains("): error ", StringComparison.Ordinal) && !line.Contains("): warning ", StringComparison.Ordinal))
        {
            return null;
        }

        var match = Form().Match(line);
        return !match.Success ? null : new Diagnostic(
            match.Groups["file"].Value,
            match.Groups["line"].Value,
            match.Groups["column"] is { Success: true, Value: var column } ? column : null,
            match.Groups["kind"].Value == "error",
            match.Groups["code"].Value,
            match.Groups["text"].Value);
    }

    /// <summary>The file relative to a folder, with <c>/</c>; as it is when it lies elsewhere.</summary>
    public string FileBelow(string? folder) =>
        folder is { Length: > 0 } && File.StartsWith($"{folder.TrimEnd('/', '\\')}/", StringComparison.Ordinal) ? File[(folder.TrimEnd('/', '\\').Length + 1)..] : File;

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(]*)\((?<line>[0-9]+)(,(?<column>[0-9]+))?(,[0-9]+,[0-9]+)?\): (?<kind>error|warning) (?<code>[A-Za-z]+[0-9]+): (?<text>.+?)( \[[^\]]+\])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
