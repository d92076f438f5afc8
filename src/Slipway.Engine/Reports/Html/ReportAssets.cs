using System.Text;

namespace Slipway.Engine;

/// <summary>What is the same in every report. The page may only load what stands in it: style and script are allowed by their hashes.</summary>
internal static class ReportAssets
{
    /// <summary>Base64 of the SHA-256 of <c>report.css</c>; a constant, since hashing at the end of each run would load a cryptography library.</summary>
    public const string StyleHash = "3z51y6vut2lT1+7iPDpLdvscHJSq+IcOd8uh0HIRRtE=";

    /// <summary>Base64 of the SHA-256 of <c>report.js</c>.</summary>
    public const string ScriptHash = "Vn2HMGn2sOw7OTuJucXULip3fTWz9Av5Xj8mCYu8c2s=";

    /// <summary>Everything before the title.</summary>
    public const string HeadStart = $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{StyleHash}'; script-src 'sha256-{ScriptHash}'; img-src data:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <link rel="icon" href="data:,">

        """;

    /// <summary>The style sheet and the end of the head.</summary>
    public static string HeadEnd => $"<style>{Read("report.css")}</style>\n</head>\n";

    /// <summary>Everything after the sections.</summary>
    public static string End => $"<footer><p>Written by Slipway. This page is self-contained: it loads nothing and can be sent as it is.</p></footer>\n<script>{Read("report.js")}</script>\n</body>\n</html>\n";

    /// <summary>A file of the folder <c>Assets</c>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
