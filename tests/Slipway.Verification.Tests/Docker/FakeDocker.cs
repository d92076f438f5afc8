using Slipway.Tools;

namespace Slipway.Verification.Tests.Docker;

/// <summary>A Docker client that answers what it was told to, and remembers what it was asked.</summary>
internal sealed class FakeDocker : IToolRunner
{
    private readonly Dictionary<string, (int Code, string Text)> _answers = new(StringComparer.Ordinal);

    /// <summary>The commands, without <c>docker</c>.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Answers commands that begin so.</summary>
    public FakeDocker Answer(string start, string text, int code = 0)
    {
        _answers[start] = (code, text);
        return this;
    }

    public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
    {
        command.FileName.ShouldBe("docker");
        var text = string.Join(' ', command.Arguments);
        Commands.Add(text);
        var (code, answer) = _answers.Where(known => text.StartsWith(known.Key, StringComparison.Ordinal)).OrderBy(known => known.Key.Length).LastOrDefault().Value;
        var stream = code == 0 ? OutputStream.Output : OutputStream.Error;
        return Task.FromResult(new ToolResult(command, code, [.. (answer ?? "").Split('\n').Select(line => new OutputLine(stream, line))]));
    }
}
