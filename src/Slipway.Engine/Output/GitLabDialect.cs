namespace Slipway.Engine;

/// <summary>GitLab's collapsible sections.</summary>
internal sealed class GitLabDialect(TimeProvider time) : IOutputDialect
{
    private readonly PlainDialect _plain = new(color: true);

    public IEnumerable<string> Begin(string target) => [$"\e[0Ksection_start:{Now}:{Id(target)}\r\e[0K{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => [$"\e[0Ksection_end:{Now}:{Id(target.Name)}\r\e[0K"];

    public IEnumerable<string> Message(LogLevel level, string text) => _plain.Message(level, text);

    public IEnumerable<string> Mask(string secret) => [];

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static string Id(string target) => target.ToLowerInvariant();
}
