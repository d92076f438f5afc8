namespace Slipway.Engine;

/// <summary>GitHub Actions' workflow commands: groups, annotations, masks.</summary>
internal sealed class GitHubDialect : IOutputDialect
{
    public IEnumerable<string> Begin(string target) => [$"::group::{target}"];

    public IEnumerable<string> End(ExecutableTarget target) => ["::endgroup::"];

    public IEnumerable<string> Message(LogLevel level, string text) => level switch
    {
        LogLevel.Error => [$"::error::{Escape(text)}"],
        LogLevel.Warning => [$"::warning::{Escape(text)}"],
        _ => text.Split('\n').Select(Disarm),
    };

    public IEnumerable<string> Mask(string secret) => secret.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"::add-mask::{Escape(line)}");

    private static string Escape(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    // Output of tools must not be able to give commands.
    private static string Disarm(string line) => line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? line.Replace("::", ": :") : line;
}
