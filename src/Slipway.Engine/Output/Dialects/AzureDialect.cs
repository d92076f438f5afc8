namespace Slipway.Engine;

/// <summary>Azure Pipelines' logging commands: groups, issues, secrets (learn.microsoft.com, "Logging commands").</summary>
internal sealed class AzureDialect : IOutputDialect
{
    public IEnumerable<string> Begin(string target) => [$"##[group]{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => ["##[endgroup]"];

    public IEnumerable<string> Message(string? target, LogLevel level, string text) => level switch
    {
        LogLevel.Error => [Issue("error", text)],
        LogLevel.Warning => [Issue("warning", text)],
        _ => text.Split('\n').Select(CommandText.Disarm),
    };

    public string Paint(LogLevel level, string line) => CommandText.Disarm(line);

    public IEnumerable<string> Mask(string secret) => CommandText.SecretLines(secret).Select(line => $"##vso[task.setsecret]{Escape(line)}");

    private static string Issue(string kind, string text) => $"##vso[task.logissue type={kind}]{Escape(text)}";

    // Azure reads %AZP25 where others read %25.
    private static string Escape(string text) => text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");
}
