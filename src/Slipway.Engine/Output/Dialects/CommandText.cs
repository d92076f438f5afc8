namespace Slipway.Engine;

/// <summary>What GitHub Actions and Azure Pipelines have in common: commands within the output.</summary>
internal static class CommandText
{
    /// <summary>Text as part of a command.</summary>
    public static string Escape(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    /// <summary>Output of targets, which must not be able to give commands.</summary>
    public static string Disarm(string line)
    {
        var safe = line.Replace("##[", "# #[").Replace("##vso[", "# #vso[");
        return safe.AsSpan().TrimStart().StartsWith("::") ? safe.Replace("::", ": :") : safe;
    }

    /// <summary>A secret's lines, which are masked one by one; but not the brackets of a secret that is JSON, or each bracket of a log would be masked.</summary>
    public static IEnumerable<string> SecretLines(string secret) => Redactor.Lines(secret);
}
