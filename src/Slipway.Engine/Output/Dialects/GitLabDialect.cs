namespace Slipway.Engine;

/// <summary>GitLab's collapsible sections (docs.gitlab.com, "Custom collapsible sections"); it has no command that hides a value.</summary>
internal sealed class GitLabDialect(TimeProvider time, bool color) : IOutputDialect
{
    private readonly PlainDialect _plain = new(color);

    public IEnumerable<string> Begin(string target) => [$"\e[0Ksection_start:{Now}:{Id(target)}\r\e[0K{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => [$"\e[0Ksection_end:{Now}:{Id(target.Name)}\r\e[0K"];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => _plain.Message(target, level, text.Replace("\e[0Ksection_", "section_"));

    public string Paint(LogLevel level, string line) => _plain.Paint(level, line);

    public IEnumerable<string> Mask(string secret) => [];

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static string Id(string target) => target.ToLowerInvariant();
}
