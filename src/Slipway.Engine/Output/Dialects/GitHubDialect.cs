namespace Slipway.Engine;

/// <summary>GitHub Actions' workflow commands: groups, annotations, masks (docs.github.com, "Workflow commands").</summary>
internal sealed class GitHubDialect : IOutputDialect
{
    public IEnumerable<string> Begin(string target) => [$"::group::{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => ["::endgroup::"];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => level switch
    {
        LogLevel.Error => [Annotation("error", target, text)],
        LogLevel.Warning => [Annotation("warning", target, text)],
        _ => text.Split('\n').Select(CommandText.Disarm),
    };

    public string Paint(LogLevel level, string line) => CommandText.Disarm(line);

    public IEnumerable<string> Mask(string secret) => CommandText.SecretLines(secret).Select(line => $"::add-mask::{CommandText.Escape(line)}");

    private static string Annotation(string kind, string? target, string text) =>
        $"::{kind}{(target is null ? "" : $" title={target}")}::{CommandText.Escape(text)}";
}
