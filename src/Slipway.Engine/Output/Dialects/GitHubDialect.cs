namespace Slipway.Engine;

/// <summary>GitHub Actions' workflow commands: groups, annotations, masks (docs.github.com, "Workflow commands").</summary>
/// <param name="workspace">The folder that the repository was checked out to, which annotated files are relative to; null when it is not known.</param>
internal sealed class GitHubDialect(string? workspace = null) : IOutputDialect
{
    private readonly DiagnosticFilter _diagnostics = new();

    public IEnumerable<string> Begin(string target) => [$"::group::{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => ["::endgroup::"];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => level switch
    {
        LogLevel.Error => [Annotation("error", target, text)],
        LogLevel.Warning => [Annotation("warning", target, text)],
        _ => _diagnostics.Lines(text, Annotation, CommandText.Disarm),
    };

    public string Paint(LogLevel level, string line) => CommandText.Disarm(line);

    public IEnumerable<string> Mask(string secret) => CommandText.SecretLines(secret).Select(line => $"::add-mask::{CommandText.Escape(line)}");

    private static string Annotation(string kind, string? target, string text) =>
        $"::{kind}{(target is null ? "" : $" title={target}")}::{CommandText.Escape(text)}";

    private string Annotation(Diagnostic found) =>
        $"::{(found.IsError ? "error" : "warning")} file={Property(found.FileBelow(workspace))},line={found.Line}{(found.Column is { } column ? $",col={column}" : "")},title={found.Code}::{CommandText.Escape(found.Text)}";

    private static string Property(string text) => CommandText.Escape(text).Replace(":", "%3A").Replace(",", "%2C");
}
