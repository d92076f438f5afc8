namespace Slipway.Engine;

/// <summary>Finds the compiler's diagnostics in the output of targets, each once: MSBuild prints all of them again at its end.</summary>
internal sealed class DiagnosticFilter
{
    private readonly HashSet<Diagnostic> _seen = [];

    /// <summary>Writes lines, those that are diagnostics in another form.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="write">The form of a diagnostic.</param>
    /// <param name="otherwise">The form of any other line, and of a diagnostic that was there before.</param>
    public IEnumerable<string> Lines(string text, Func<Diagnostic, string> write, Func<string, string> otherwise)
    {
        foreach (var line in text.Split('\n'))
        {
            yield return Diagnostic.Parse(line.TrimEnd('\r')) is { } found && _seen.Add(found) ? write(found) : otherwise(line);
        }
    }
}
