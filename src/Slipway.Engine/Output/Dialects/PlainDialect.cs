namespace Slipway.Engine;

/// <summary>Lines for a terminal or a file.</summary>
internal sealed class PlainDialect(bool color) : IOutputDialect
{
    public IEnumerable<string> Begin(string target) => ["", Paint("1;36", $"── {target} ──")];

    public IEnumerable<string> End(ExecutableTarget target) => [];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => text.Split('\n').Select(line => Paint(level, line));

    public string Paint(LogLevel level, string line) => level switch
    {
        LogLevel.Error => Paint("31", line),
        LogLevel.Warning => Paint("33", line),
        LogLevel.Debug or LogLevel.Verbose => Paint("90", line),
        _ => line,
    };

    public IEnumerable<string> Mask(string secret) => [];

    private string Paint(string code, string text) => color && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
