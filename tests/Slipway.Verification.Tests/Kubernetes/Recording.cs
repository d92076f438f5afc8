using Slipway.Tools;

namespace Slipway.Verification.Tests.Kubernetes;

/// <summary>What a real tool once wrote, and how it ended.</summary>
internal sealed record Recording(string Output, string Error, int ExitCode)
{
    public static Recording Empty { get; } = new("", "", 0);

    /// <summary>Reads a recording, for instance <c>kubectl/pods-json</c>.</summary>
    public static Recording Read(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Recordings", name);
        return new(File.ReadAllText(Path.Combine(folder, "stdout.txt")), File.ReadAllText(Path.Combine(folder, "stderr.txt")), int.Parse(File.ReadAllText(Path.Combine(folder, "exit.txt"))));
    }

    public ToolResult Answer(ToolCommand command) => new(command, ExitCode, [.. Lines(Output, OutputStream.Output), .. Lines(Error, OutputStream.Error)]);

    private static IEnumerable<OutputLine> Lines(string text, OutputStream stream) =>
        text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n').Select(line => new OutputLine(stream, line));
}
