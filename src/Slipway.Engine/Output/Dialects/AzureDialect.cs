namespace Slipway.Engine;

/// <summary>Azure Pipelines' logging commands: groups, issues, secrets (learn.microsoft.com, "Logging commands").</summary>
/// <param name="sources">The folder that the repository was checked out to, which the files of issues are relative to; null when it is not known.</param>
internal sealed class AzureDialect(string? sources = null) : IOutputDialect
{
    private readonly DiagnosticFilter _diagnostics = new();

    public IEnumerable<string> Begin(string target) => [$"##[group]{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => ["##[endgroup]"];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => level switch
    {
        LogLevel.Error => [Issue("error", "", text)],
        LogLevel.Warning => [Issue("warning", "", text)],
        _ => _diagnostics.Lines(text, Issue, CommandText.Disarm),
    };

    public string Paint(LogLevel level, string line) => CommandText.Disarm(line);

    public IEnumerable<string> Mask(string secret) => CommandText.SecretLines(secret).Select(line => $"##vso[task.setsecret]{Escape(line)}");

    private string Issue(Diagnostic found) => Issue(
        found.IsError ? "error" : "warning",
        $";sourcepath={Property(found.FileBelow(sources))};linenumber={found.Line}{(found.Column is { } column ? $";columnnumber={column}" : "")};code={found.Code}",
        found.Text);

    private static string Issue(string kind, string properties, string text) => $"##vso[task.logissue type={kind}{properties}]{Escape(text)}";

    private static string Property(string text) => Escape(text).Replace(";", "%3B").Replace("]", "%5D");

    // Azure reads %AZP25 where others read %25.
    private static string Escape(string text) => text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");
}
